/**
 * Checks the accessibility of each state of scripts/screens/states.ts, in each language. These
 * checks show the built window in a browser, with a fake API. Only one test starts the app, and
 * checks the app's own window and the web UI.
 */
import type { Page } from "@playwright/test";
import type { FlowEnd } from "../../main/channels/connect/browser-flows.ts";
import { errorPage, httpErrors } from "../../main/server/http-errors.ts";
import { donePage, donePaths } from "../../main/server/pages/done.ts";
import { type PreviewState, servePreview, showState } from "../../scripts/screens/preview.ts";
import { previewStates } from "../../scripts/screens/states.ts";
import { locales } from "../../scripts/screens/words.ts";
import { summaryOf } from "../support/snapshot.ts";
import { findViolations } from "./support/axe.ts";
import { test as base, expect } from "./support/fixtures.ts";
import { connect, logIn } from "./support/http-login.ts";
import {
  controlsWithoutEdge,
  layoutProblems,
  longestAnimation,
  readFocus,
} from "./support/layout-checks.ts";
import { openInBrowser } from "./support/menu.ts";
import { windowTexts } from "./support/texts.ts";
import { accounts, connectButton, flow } from "./support/ui.ts";

type Look = NonNullable<Parameters<Page["emulateMedia"]>[0]>;
interface Preview {
  /** Opens a new tab that shows the state. The caller must close the tab. */
  readonly show: (state: PreviewState, locale: string, viewport?: Size) => Promise<Page>;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

const usualSize = { width: 1000, height: 700 };
/**
 * The sizes of a zoomed window, in CSS pixels. The first is the usual window at 200 % zoom. The
 * second is the smallest size that WCAG 1.4.10 requires.
 */
const zoomed = [
  { width: 500, height: 350 },
  { width: 320, height: 256 },
];
const everyState = Object.entries<PreviewState>(previewStates("en"));
const everyStateInGerman = Object.entries<PreviewState>(previewStates("de"));
const still = { reducedMotion: "reduce" } as const;
const looks: readonly Look[] = [
  { ...still, colorScheme: "light" },
  { ...still, colorScheme: "dark" },
  { ...still, forcedColors: "active" },
];

const test = base.extend<object, Preview>({
  show: [
    async ({ browser }, use) => {
      const preview = await servePreview();
      await use(async (state, locale, viewport = usualSize) => {
        const page = await browser.newPage({ viewport, ...still });
        await showState(page, preview.address(locale), state);
        return page;
      });
      preview.close();
    },
    { scope: "worker" },
  ],
});

async function expectNoLayoutProblems(showAt: (size: Size) => Promise<Page>): Promise<void> {
  for (const size of zoomed) {
    const page = await showAt(size);
    expect.soft(await page.evaluate(layoutProblems), `${size.width} px wide`).toEqual([]);
    await page.close();
  }
}

for (const [name, state] of everyState) {
  test(`the state "${name}" is accessible, and readable at 200 % and 400 % zoom`, async ({
    show,
  }) => {
    const page = await show(state, locales.en);
    for (const look of looks) {
      await page.emulateMedia(look);
      expect.soft(await findViolations(page), JSON.stringify(look)).toEqual([]);
    }
    expect
      .soft(await page.evaluate(controlsWithoutEdge), "controls without an edge in forced colors")
      .toEqual([]);
    expect
      .soft(await page.evaluate(longestAnimation), "seconds of animation with reduced motion")
      .toBeLessThan(0.0101);
    await page.close();
    await expectNoLayoutProblems((size) => show(state, locales.en, size));
  });
}

/**
 * Repeats the checks in German, because German has the longest words. Leaves out the other color
 * schemes and the motion check, because these do not depend on the language.
 */
for (const [name, state] of everyStateInGerman) {
  test(`the state "${name}" in German is accessible, and readable at 200 % and 400 % zoom`, async ({
    show,
  }) => {
    const page = await show(state, locales.de);
    expect.soft(await findViolations(page)).toEqual([]);
    await page.close();
    await expectNoLayoutProblems((size) => show(state, locales.de, size));
  });
}

/** A login whose page has every line that there is. */
const fullEnd: FlowEnd = {
  type: "messenger",
  origin: "desktop",
  redirectPath: "/",
  result: {
    ok: true,
    value: {
      ...summaryOf(46),
      added: { count: 2, names: [] },
      alreadyConnected: 44,
      leftOut: [{ reason: "no-messaging-task", count: 1, names: [] }],
    },
  },
};

test("the server's own pages are accessible, and readable at 200 % and 400 % zoom", async ({
  newTab,
}) => {
  const page = await newTab();
  const htmls = [
    ...Object.values(donePaths).map((path) => donePage(path, { signedIn: false })),
    donePage(donePaths.connected, { end: fullEnd, signedIn: true }),
    ...Object.values(httpErrors).map(errorPage),
  ];
  for (const html of htmls) {
    await page.setContent(html);
    for (const look of looks) {
      await page.emulateMedia(look);
      expect.soft(await findViolations(page), html).toEqual([]);
    }
    for (const size of zoomed) {
      await page.setViewportSize(size);
      expect.soft(await page.evaluate(layoutProblems), html).toEqual([]);
    }
    await page.setViewportSize(usualSize);
  }
});

test("the real window and the web UI are accessible", async ({ start, tab }) => {
  const app = await start();
  await connect(app, "Messenger");
  await expect(accounts(app.window, "Messenger")).not.toHaveCount(0);
  await tab.goto(await openInBrowser(app));
  await expect(accounts(tab, "Messenger")).not.toHaveCount(0);
  for (const page of [app.window, tab]) {
    for (const look of looks) {
      await page.emulateMedia(look);
      expect.soft(await findViolations(page), JSON.stringify(look)).toEqual([]);
    }
  }
});

/** Presses Tab until `target` has the focus. Expects the focus to be visible at each step. */
async function tabTo(page: Page, target: string | RegExp, key = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press(key);
    const { name, visible } = await page.evaluate(readFocus);
    if (name !== "Pagekeeper") expect.soft(visible, `the focus on ${name} is visible`).toBe(true);
    if (typeof target === "string" ? name === target : target.test(name)) return;
    passed.push(name);
  }
  throw new Error(`Tab leads not to ${target}, but to ${passed.join(", ")}`);
}

async function expectFocus(page: Page, on: string | RegExp): Promise<void> {
  const expected = typeof on === "string" ? on : expect.stringMatching(on);
  await expect.poll(() => page.evaluate(readFocus)).toEqual({ name: expected, visible: true });
}

test("the window can be used with the keyboard alone", async ({ start }) => {
  const app = await start();
  const { window } = app;
  const press = (key: string) => window.keyboard.press(key);
  await expect(connectButton(window, "Messenger")).toBeVisible();

  await test.step("connects, cancels, and connects", async () => {
    await tabTo(window, "Connect Messenger");
    await press("Enter");
    await expectFocus(window, "Connecting Messenger");
    await app.openedLink();
    await tabTo(window, "Cancel");
    await press("Enter");
    await expect(flow(window, "Messenger")).toHaveCount(0);
    await expectFocus(window, "Connect Messenger");
    await press("Enter");
    await logIn(await app.openedLink());
    await expectFocus(window, "Connect Messenger");
  });

  await test.step("searches the list", async () => {
    await press("Control+f");
    await expectFocus(window, windowTexts.filterAccounts);
    await window.keyboard.type("harbor");
    await expect(accounts(window, "Messenger")).toHaveCount(1);
  });

  await test.step("opens the details and returns to the row", async () => {
    await tabTo(window, "Harbor Yoga");
    await press("Enter");
    await expect(
      window.getByRole("complementary", { name: windowTexts.detailsOf("Harbor Yoga") }),
    ).toBeVisible();
    await expectFocus(window, "Harbor Yoga");
    await press("Escape");
    await expectFocus(window, "Harbor Yoga");
    await expect(window.getByRole("complementary")).toHaveCount(0);
  });

  await test.step("opens the menu and closes it with Escape", async () => {
    await tabTo(window, "More for Harbor Yoga");
    await press("Enter");
    await press("End");
    await expectFocus(window, "Disconnect…");
    await press("Escape");
    await expectFocus(window, "More for Harbor Yoga");
  });

  await test.step("asks for confirmation, with the focus on Cancel", async () => {
    await press("ArrowDown");
    await press("End");
    await expectFocus(window, "Disconnect…");
    await press("Enter");
    await expectFocus(window, "Cancel");
    await press("Escape");
    await expectFocus(window, "More for Harbor Yoga");
  });

  await test.step("disconnects the account", async () => {
    await press("Enter");
    await press("End");
    await press("Enter");
    await tabTo(window, "Disconnect");
    await press("Enter");
    await expect(window.getByRole("status")).toContainText(windowTexts.disconnected("Harbor Yoga"));
    await expect(window.locator("body:focus")).toHaveCount(0);
  });

  await test.step("opens the settings, keeps the focus inside, and returns", async () => {
    await tabTo(window, "Settings");
    await press("Enter");
    const settings = window.getByRole("dialog", { name: "Settings" });
    await expect(settings.locator(":focus")).toBeVisible();
    for (let stop = 0; stop < 20; stop += 1) await press("Tab");
    await expect(settings.locator(":focus")).toBeVisible();
    await press("Escape");
    await expectFocus(window, "Settings");
  });
});
