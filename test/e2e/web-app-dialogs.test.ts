/**
 * Tests the question about a web app, and the list of the allowed ones. The built window runs in a
 * browser, with a fake API.
 */
import type { Browser, Page } from "@playwright/test";
import type { WebAppsView } from "../../common/contract/web-apps.ts";
import { webAppsOf } from "../../scripts/screens/data.ts";
import type { PreviewData, PreviewWindow } from "../../scripts/screens/fake-api.ts";
import { servePreview, showState } from "../../scripts/screens/preview.ts";
import { previewStates } from "../../scripts/screens/states.ts";
import { expect, test } from "./support/fixtures.ts";
import { settingsTexts, windowTexts } from "./support/texts.ts";

const { data: usual } = previewStates("en").settings;
const origin = "http://localhost:5173";

let preview: Awaited<ReturnType<typeof servePreview>>;
test.beforeAll(async () => {
  preview = await servePreview();
});
test.afterAll(() => preview.close());

/** Shows the window. Its clock stands still until a test calls `page.clock.runFor`. */
async function show(browser: Browser, data: Partial<PreviewData> = {}): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 640, height: 480 },
    reducedMotion: "reduce",
  });
  await showState(page, preview.address("en"), { data: { ...usual, ...data } });
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  return page;
}

const send = (page: Page, view: WebAppsView) =>
  page.evaluate((payload) => (window as PreviewWindow).emit("webApps", payload), view);
/** Asks a question, and waits until the window shows it. */
async function ask(page: Page, id: string, about = origin): Promise<void> {
  await send(page, { apps: [], question: { id, origin: about } });
  await expect(question(page, about)).toBeVisible();
  await expect(dontAllow(page)).toBeFocused();
}
const nothingAsked: WebAppsView = { apps: [], question: null };

const question = (page: Page, about = origin) =>
  page.getByRole("alertdialog", { name: settingsTexts.allowTitle(about), exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const allow = (page: Page) => button(page, settingsTexts.allow);
const dontAllow = (page: Page) => button(page, settingsTexts.dontAllow);

const answers = (page: Page) =>
  page.evaluate(() => (window as PreviewWindow).calls.filter(([name]) => name === "answerWebApp"));

test("the question focuses Don't allow, and Allow does nothing for a second", async ({
  browser,
}) => {
  const page = await show(browser);
  await ask(page, "q1");
  await expect(question(page)).toHaveAccessibleDescription(/disconnect accounts/);
  await expect(dontAllow(page)).toBeFocused();
  await expect(allow(page)).toHaveAttribute("aria-disabled", "true");
  await page.clock.runFor(900);
  await allow(page).click({ force: true });
  // The click came too early, so that the second starts again.
  await page.clock.runFor(900);
  await expect(allow(page)).toHaveAttribute("aria-disabled", "true");
  await allow(page).press("Enter");
  expect(await answers(page)).toEqual([]);
  await page.clock.runFor(1000);
  await allow(page).click();
  expect(await answers(page)).toEqual([["answerWebApp", "q1", true]]);
  await expect(question(page)).toHaveCount(0);
  await page.close();
});

test("Allow does nothing for a second after the window gets the focus", async ({ browser }) => {
  const page = await show(browser);
  await ask(page, "q1");
  await page.clock.runFor(1000);
  await expect(allow(page)).toHaveAttribute("aria-disabled", "false");
  await page.evaluate(() => {
    window.dispatchEvent(new Event("blur"));
    document.querySelector<HTMLElement>("[role=alertdialog] .button:last-child")?.click();
    window.dispatchEvent(new Event("focus"));
  });
  await allow(page).click({ force: true });
  expect(await answers(page)).toEqual([]);
  await page.clock.runFor(1000);
  await allow(page).click();
  expect(await answers(page)).toEqual([["answerWebApp", "q1", true]]);
  await page.close();
});

test("Escape and Don't allow refuse the web app", async ({ browser }) => {
  const page = await show(browser);
  await ask(page, "q1");
  await page.keyboard.press("Escape");
  await expect(question(page)).toHaveCount(0);
  await ask(page, "q2");
  await dontAllow(page).click();
  await expect(question(page)).toHaveCount(0);
  expect(await answers(page)).toEqual([
    ["answerWebApp", "q1", false],
    ["answerWebApp", "q2", false],
  ]);
  await page.close();
});

test("the next question is a new dialog that ignores clicks for a second, too", async ({
  browser,
}) => {
  const page = await show(browser);
  await ask(page, "q1");
  await page.clock.runFor(1000);
  await allow(page).focus();
  await ask(page, "q2", "https://desk.example.com");
  await expect(question(page)).toHaveCount(0);
  await expect(question(page, "https://desk.example.com")).toBeVisible();
  await expect(dontAllow(page)).toBeFocused();
  await allow(page).click({ force: true });
  expect(await answers(page)).toEqual([]);
  await send(page, nothingAsked);
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await page.close();
});

test("the question stays, and says why, if the answer can't be saved", async ({ browser }) => {
  const message = "The disk is full.";
  const page = await show(browser, { webAppProblem: { code: "x", message } });
  await ask(page, "q1");
  await page.clock.runFor(1000);
  await allow(page).click();
  await expect(question(page).getByText(message)).toBeInViewport();
  await allow(page).click();
  expect(await answers(page)).toHaveLength(2);
  await dontAllow(page).click();
  await expect(question(page)).toHaveCount(0);
  await page.close();
});

test("the question covers open dialogs, and gives the focus back to them", async ({ browser }) => {
  const page = await show(browser);
  await page.getByRole("button", { name: windowTexts.settings }).click();
  const port = page.getByLabel(settingsTexts.port, { exact: true });
  await port.fill("50000");
  await ask(page, "q1");
  await page.keyboard.press("Escape");
  await expect(question(page)).toHaveCount(0);
  await expect(port).toBeFocused();
  await expect(port).toHaveValue("50000");

  await button(page, settingsTexts.removeEverything).click();
  await ask(page, "q2");
  await send(page, nothingAsked);
  const confirmation = page.getByRole("alertdialog", { name: settingsTexts.removeAllTitle });
  await expect(confirmation.getByRole("button", { name: windowTexts.cancel })).toBeFocused();
  await page.close();
});

test("settings that open during the question open below it", async ({ browser }) => {
  const page = await show(browser);
  await ask(page, "q1");
  await page.evaluate(() => (window as PreviewWindow).emit("showSettings", null));
  await expect(page.locator("dialog[role=dialog]")).toBeAttached();
  await expect(dontAllow(page)).toBeFocused();
  await page.clock.runFor(1000);
  // Playwright only clicks a button that nothing covers.
  await dontAllow(page).click();
  await expect(question(page)).toHaveCount(0);
  await expect(button(page, windowTexts.close)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(button(page, windowTexts.settings)).toBeFocused();
  await page.close();
});

test("a removed web app leaves the list, and the focus moves to its neighbour", async ({
  browser,
}) => {
  const page = await show(browser, { webApps: webAppsOf(2) });
  await page.getByRole("button", { name: windowTexts.settings }).click();
  const list = page.getByRole("list", { name: settingsTexts.sectionNames["web-apps"] });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await button(page, `Remove ${origin}`).press("Enter");
  await expect(page.getByText(settingsTexts.webAppRemoved(origin))).toBeVisible();
  const other = button(page, "Remove https://desk.example.com");
  await expect(other).toBeFocused();
  await other.press("Enter");
  await expect(page.getByText(settingsTexts.noWebApps)).toBeVisible();
  await expect(
    page.getByRole("heading", { name: settingsTexts.sectionNames["web-apps"] }),
  ).toBeFocused();
  await page.close();
});

test("a web app that can't be removed stays in the list, with the reason", async ({ browser }) => {
  const message = "The disk is full.";
  const page = await show(browser, {
    webApps: webAppsOf(1),
    webAppProblem: { code: "x", message },
  });
  await page.getByRole("button", { name: windowTexts.settings }).click();
  await button(page, `Remove ${origin}`).click();
  await expect(page.getByText(message)).toBeVisible();
  await expect(button(page, `Remove ${origin}`)).toBeFocused();
  await page.close();
});
