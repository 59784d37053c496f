/**
 * Locators and actions that work in both the window and the web UI, because both use the same
 * accessible names.
 */
import { expect, type Locator, type Page } from "@playwright/test";
import type { App } from "./app.ts";
import { type LoginChoice, logIn } from "./dialog.ts";
import { serverTexts, settingsTexts, windowTexts } from "./texts.ts";

export type Channel = "Messenger" | "Instagram";

export const connectButton = (window: Page, channel: Channel): Locator =>
  window.getByRole("button", { name: `Connect ${channel}`, exact: true });

export const progress = (window: Page, channel: Channel): Locator =>
  window.getByRole("progressbar", { name: `Connecting ${channel}` });

/** The group in the window that shows a running login, with its progress and its buttons. */
export const flow = (window: Page, channel: Channel): Locator =>
  window.getByRole("group", { name: `Connecting ${channel}` });

export const accounts = (window: Page, channel: Channel): Locator =>
  window.getByRole("list", { name: `${channel} accounts` }).getByRole("listitem");

export const account = (window: Page, channel: Channel, name: string): Locator =>
  accounts(window, channel).filter({ has: window.getByText(name, { exact: true }) });

/** Shows the details of an account, and returns their pane. */
export async function openDetails(window: Page, channel: Channel, name: string): Promise<Locator> {
  await account(window, channel, name).getByRole("button", { name, exact: true }).click();
  return window.getByRole("complementary", { name: windowTexts.detailsOf(name) });
}

/** Begins a login that repairs an account, with the button in its details. */
export async function logInAgain(window: Page, channel: Channel, name: string): Promise<void> {
  const details = await openDetails(window, channel, name);
  await details.getByRole("button", { name: windowTexts.logInAgain }).click();
}

export const checkNow = (window: Page, channel: Channel): Promise<void> =>
  window
    .getByRole("region", { name: channel, exact: true })
    .getByRole("button", { name: windowTexts.checkNow })
    .click();

export const notices = (window: Page): Locator => window.getByRole("region", { name: "Notices" });

/** Opens the settings and returns their dialog. */
export async function openSettings(window: Page): Promise<Locator> {
  await window.getByRole("button", { name: "Settings", exact: true }).click();
  return window.getByRole("dialog", { name: "Settings" });
}

/** Opens the short form of the Meta app in the settings, and returns their dialog. */
export async function openMetaAppForm(window: Page): Promise<Locator> {
  const settings = await openSettings(window);
  await settings.getByRole("button", { name: settingsTexts.haveApp }).click();
  return settings;
}

/** Clicks Connect and opens Facebook's login dialog in the tab. */
export async function startConnect(app: App, channel: Channel, tab: Page): Promise<void> {
  await connectButton(app.window, channel).click();
  await tab.goto(await app.openedLink());
}

/** Clicks Connect and submits Facebook's login dialog. Does not wait for the result. */
export async function connect(
  app: App,
  channel: Channel,
  tab: Page,
  choice?: LoginChoice,
): Promise<void> {
  await startConnect(app, channel, tab);
  await logIn(tab, choice);
}

export const expectConnected = (window: Page, channel: Channel): Promise<void> =>
  expect(window.getByRole("status")).toContainText(
    channel === "Messenger" ? "Facebook Messenger connected" : "Instagram connected",
  );

/**
 * Waits for the last page of a login in the tab. The page appears after the window has shown the
 * login's result.
 */
export const waitForDonePage = (tab: Page): Promise<void> =>
  expect(tab.getByText(serverTexts.goBack)).toBeVisible();

/**
 * Waits until this many Pages are saved. Polls inside the page and more often than once a frame,
 * because a busy machine draws few frames, and the app may save all Pages between two frames.
 */
export async function waitForSavedPages(window: Page, count: number): Promise<void> {
  await window.waitForFunction(
    (wanted) => {
      const bar = document.querySelector("progress");
      return bar !== null && bar.value >= wanted;
    },
    count,
    { polling: 5 },
  );
}

/**
 * Clicks the dialog's "Disconnect" button. Matches only the start of the button's name, because the
 * name may continue, as in "Disconnect 4 accounts".
 */
async function confirmDisconnect(window: Page, title: string): Promise<void> {
  await window
    .getByRole("alertdialog", { name: title })
    .getByRole("button", { name: /^Disconnect/ })
    .click();
}

export async function disconnectOne(window: Page, name: string): Promise<void> {
  await window.getByRole("button", { name: `More for ${name}`, exact: true }).click();
  await window.getByRole("menuitem", { name: "Disconnect…" }).click();
  await confirmDisconnect(window, `Disconnect ${name}?`);
}

export async function disconnectAll(window: Page, channel: Channel): Promise<void> {
  await window
    .getByRole("region", { name: channel, exact: true })
    .getByRole("button", { name: "Disconnect all…" })
    .click();
  await confirmDisconnect(window, `Disconnect all ${channel} accounts?`);
}

export const webAppQuestion = (window: Page, origin: string): Locator =>
  window.getByRole("alertdialog", { name: `Allow ${origin} to use Pagekeeper?` });

/** Waits for the question about the web app, and allows it. */
export async function allowWebApp(window: Page, origin: string): Promise<void> {
  const question = webAppQuestion(window, origin);
  const allow = question.getByRole("button", { name: "Allow", exact: true });
  // It ignores clicks at first, in case the user is just clicking something else.
  await expect(allow).toBeEnabled();
  await allow.click();
  await expect(question).toHaveCount(0);
}
