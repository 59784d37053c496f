import type { Locator, Page } from "@playwright/test";
import { type Command, pages, people } from "../../main/practice/index.ts";
import type { App } from "./support/app.ts";
import { removeJitter, resumeComputer, shiftClock } from "./support/clock.ts";
import { logIn } from "./support/dialog.ts";
import { inMain } from "./support/in-main.ts";
import { expect, test } from "./support/live-fixtures.ts";
import { channelTexts, facebookTexts, windowTexts } from "./support/texts.ts";
import {
  account,
  type Channel,
  checkNow,
  connect,
  logInAgain,
  openDetails,
  waitForDonePage,
} from "./support/ui.ts";

const { links, sentences } = facebookTexts;

const { northwindBakery, harborYoga } = pages;
const dana = people.dana.id;
const page = northwindBakery.id;
const choice = { pages: [northwindBakery.name, harborYoga.name] };
const names: Readonly<Record<Channel, string>> = {
  Messenger: northwindBakery.name,
  Instagram: `@${northwindBakery.instagram.username}`,
};

const row = (window: Page, channel: Channel): Locator => account(window, channel, names[channel]);

async function connectAndWait(app: App, channel: Channel, tab: Page): Promise<void> {
  await connect(app, channel, tab, choice);
  await waitForDonePage(tab);
  await checked(app.window);
}

/** Waits until no check is running. */
const checked = (window: Page): Promise<void> =>
  expect(window.getByText("Checking…")).toHaveCount(0);

/** Shows the details of the channel's test account, and returns their pane. */
const details = (window: Page, channel: Channel): Promise<Locator> =>
  openDetails(window, channel, names[channel]);

async function repairByLogin(app: App, channel: Channel, tab: Page): Promise<void> {
  await logInAgain(app.window, channel, names[channel]);
  await tab.goto(await app.openedLink());
  await logIn(tab, choice);
  await waitForDonePage(tab);
}

/**
 * Simulates that the computer wakes up after this many minutes. Also removes the random delay of
 * background checks, so that a check starts as early as possible.
 */
async function wakeUp(app: App, minutes: number): Promise<void> {
  await removeJitter(app);
  await shiftClock(app, minutes);
  await resumeComputer(app);
}

/**
 * Simulates that the user returns to the window, because the window never really loses the focus
 * without a window manager.
 */
const returnToWindow = (app: App): Promise<boolean> =>
  inMain(app.process, ({ app: electron }) => electron.emit("browser-window-focus"));

interface FixedOnFacebook {
  readonly name: string;
  readonly channel: Channel;
  readonly breakIt: Command;
  readonly sentence: string;
  readonly link: string;
  readonly repairIt: Command;
}

const role = (is: "usual" | "no-messaging" | "none") =>
  ({ action: "role", person: dana, page, role: is }) as const satisfies Command;
const instagram = (state: "open" | "closed" | "unlinked" | "personal") =>
  ({ action: "instagram", page, state }) as const satisfies Command;
const end = (
  reason: "expired" | "password-changed" | "logged-out" | "app-removed" | "checkpoint",
) => ({ action: "invalidate-tokens", person: dana, reason }) as const satisfies Command;

const lostRole = {
  channel: "Messenger",
  sentence: sentences.role_lost,
  link: links["page-access"],
  repairIt: role("usual"),
} as const;
const onInstagram = { channel: "Instagram", repairIt: instagram("open") } as const;

const fixedOnFacebook: readonly FixedOnFacebook[] = [
  { ...lostRole, name: "a role without messages", breakIt: role("no-messaging") },
  { ...lostRole, name: "no role at all", breakIt: role("none") },
  {
    ...onInstagram,
    name: "the message switch",
    breakIt: instagram("closed"),
    sentence: sentences.instagram_access_off,
    link: links["instagram-message-access"],
  },
  {
    ...onInstagram,
    name: "no Instagram account",
    breakIt: instagram("unlinked"),
    sentence: sentences.instagram_not_linked,
    link: links["linked-accounts"],
  },
  {
    ...onInstagram,
    name: "a personal Instagram account",
    breakIt: instagram("personal"),
    sentence: sentences.instagram_not_professional,
    link: links["instagram-professional"],
  },
  {
    name: "a checkpoint",
    channel: "Messenger",
    breakIt: end("checkpoint"),
    sentence: sentences.checkpoint,
    link: links.facebook,
    repairIt: { action: "restore-tokens", person: dana },
  },
];

test("an account that the user has fixed on Facebook works again when they return to the window", async ({
  app,
  facebook,
  tab,
}) => {
  const { window } = app;
  for (const channel of ["Messenger", "Instagram"] as const)
    await connectAndWait(app, channel, tab);
  for (const { name, channel, breakIt, sentence, link, repairIt } of fixedOnFacebook) {
    await test.step(name, async () => {
      facebook.control.do(breakIt);
      await checkNow(window, channel);
      const pane = await details(window, channel);
      await expect(pane).toContainText(sentence);
      await checked(window);
      await pane.getByRole("link", { name: link }).click();
      await app.openedLink();
      // Returning to the window starts a check, but the check must change nothing while the problem
      // persists.
      await returnToWindow(app);
      await checked(window);
      await expect(pane).toContainText(sentence);
      facebook.control.do(repairIt);
      await returnToWindow(app);
      await expect(row(window, channel)).toContainText("Works");
    });
  }
});

const fixedByLogin = [
  [sentences.token_expired, end("expired")],
  [sentences.password_changed, end("password-changed")],
  [sentences.logged_out, end("logged-out")],
  [sentences.app_removed, end("app-removed")],
  [
    sentences.page_not_granted,
    { action: "selection", person: dana, page, selection: "deselected" },
  ],
] as const satisfies readonly (readonly [string, Command])[];

test("the button in an account's details fixes problems that a new login can fix", async ({
  app,
  facebook,
  tab,
}) => {
  await connectAndWait(app, "Messenger", tab);
  for (const [sentence, breakIt] of fixedByLogin) {
    await test.step(sentence, async () => {
      facebook.control.do(breakIt);
      await checkNow(app.window, "Messenger");
      await expect(await details(app.window, "Messenger")).toContainText(sentence);
      await repairByLogin(app, "Messenger", tab);
      await expect(row(app.window, "Messenger")).toContainText("Works");
    });
  }
});

test("an outage changes no account, and the check after the next wake-up finds what happened meanwhile", async ({
  app,
  facebook,
  tab,
}) => {
  const { window } = app;
  await connectAndWait(app, "Messenger", tab);
  facebook.control.do({ action: "service", service: "down" });
  facebook.control.do(end("password-changed"));
  facebook.control.forgetCalls();
  await wakeUp(app, 30);
  await expect.poll(() => facebook.control.calls()).not.toHaveLength(0);
  await checked(window);
  await expect(row(window, "Messenger")).toContainText("Works");
  await expect(window.getByRole("alert")).toBeEmpty();

  facebook.control.do({ action: "service", service: "up" });
  await wakeUp(app, 60);
  await expect(await details(window, "Messenger")).toContainText(sentences.password_changed);
});

test("an account whose access ends soon says so, and a login renews it", async ({ app, tab }) => {
  const { window } = app;
  await connectAndWait(app, "Messenger", tab);
  await wakeUp(app, 50 * 24 * 60);
  await expect(row(window, "Messenger")).toContainText("Works");
  const shown = await details(window, "Messenger");
  await expect(shown).toContainText(/Access ends on .* \(in \d+ days?\)\./);
  await expect(window.getByText(windowTexts.accountSummary(2, 0))).toBeVisible();
  await repairByLogin(app, "Messenger", tab);
  await expect(row(window, "Messenger")).toContainText("Works");
  await expect(shown).not.toContainText("Access ends");
});

test("new names, handles and pictures are shown after the next daily check", async ({
  app,
  facebook,
  tab,
}) => {
  const { window } = app;
  await connectAndWait(app, "Messenger", tab);
  await connectAndWait(app, "Instagram", tab);
  const commands: readonly Command[] = [
    { action: "rename-page", page, name: "Northwind Café" },
    { action: "rename-instagram", page, name: "northwind.cafe" },
    { action: "rename-person", person: dana, name: "Dana Lopez" },
    { action: "new-picture", page },
  ];
  for (const command of commands) facebook.control.do(command);
  facebook.control.forgetCalls();
  await wakeUp(app, 25 * 60);
  const renamed = account(window, "Messenger", "Northwind Café");
  await expect(renamed).toContainText("Dana Lopez");
  await expect(renamed.locator("img")).toHaveAttribute("src", /version=1$/);
  await expect(account(window, "Instagram", "@northwind.cafe")).toContainText("Works");
  await checked(window);
  // One call checks all accounts, and one reads the details.
  expect(facebook.control.calls().filter(({ via }) => via === "http")).toHaveLength(2);
});

test("an Instagram account that moved to another Page is said to have moved", async ({
  app,
  facebook,
  tab,
}) => {
  const { window } = app;
  await connectAndWait(app, "Instagram", tab);
  facebook.control.do({ action: "move-instagram", page, to: harborYoga.id });
  await connectAndWait(app, "Instagram", tab);
  const both = account(window, "Instagram", names.Instagram);
  const stale = both.filter({ hasText: northwindBakery.name });
  await stale.getByRole("button", { name: names.Instagram, exact: true }).click();
  const pane = window.getByRole("complementary");
  await expect(pane).toContainText(channelTexts.instagramMovedTo(harborYoga.name));
  await expect(both.filter({ hasNotText: northwindBakery.name })).toContainText("Works");

  await stale.getByRole("button", { name: windowTexts.more(names.Instagram) }).click();
  await window.getByRole("menuitem", { name: windowTexts.disconnectItem }).click();
  await window
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Disconnect/ })
    .click();
  await expect(both).toHaveCount(1);
  await expect(both).toContainText("Works");
});
