/** What a person does and sees in the app's window, or in its web UI: the names are the same. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { App } from "./app.ts";
import { type Choice, logIn } from "./dialog.ts";
import { serverTexts } from "./texts.ts";

export type Channel = "Messenger" | "Instagram";

export const connectButton = (window: Page, channel: Channel): Locator =>
  window.getByRole("button", { name: `Connect ${channel}`, exact: true });

export const progress = (window: Page, channel: Channel): Locator =>
  window.getByRole("progressbar", { name: `Connecting ${channel}` });

/** The running flow's own part of the window: its buttons and what it says. */
export const flow = (window: Page, channel: Channel): Locator =>
  window.getByRole("group", { name: `Connecting ${channel}` });

export const accounts = (window: Page, channel: Channel): Locator =>
  window.getByRole("list", { name: `${channel} accounts` }).getByRole("listitem");

export const account = (window: Page, channel: Channel, name: string): Locator =>
  accounts(window, channel).filter({ has: window.getByText(name, { exact: true }) });

export const notices = (window: Page): Locator => window.getByRole("region", { name: "Notices" });

/** Opens the settings; their dialog. */
export async function openSettings(window: Page): Promise<Locator> {
  await window.getByRole("button", { name: "Settings", exact: true }).click();
  return window.getByRole("dialog", { name: "Settings" });
}

/** Clicks Connect; the browser's tab is at Facebook's dialog then. */
export async function beginConnect(app: App, channel: Channel, tab: Page): Promise<void> {
  await connectButton(app.window, channel).click();
  await tab.goto(await app.openedLink());
}

/** Clicks Connect and logs in with the browser. What comes of it is for the test to see. */
export async function connect(
  app: App,
  channel: Channel,
  tab: Page,
  choice?: Choice,
): Promise<void> {
  await beginConnect(app, channel, tab);
  await logIn(tab, choice);
}

/** The window says that a login has connected the channel. */
export const toldConnected = (window: Page, channel: Channel): Promise<void> =>
  expect(window.getByRole("status")).toContainText(
    channel === "Messenger" ? "Facebook Messenger connected" : "Instagram connected",
  );

/** The window has the news of a login first; until the tab has arrived, the next one would cut across its way. */
export const arrived = (tab: Page): Promise<void> =>
  expect(tab.getByText(serverTexts.goBack)).toBeVisible();

/** Looks all the time, and not at each frame, of which a busy machine draws few: so many Pages may have been saved, and all the others, between two looks from outside. */
export async function untilSaved(window: Page, count: number): Promise<void> {
  await window.waitForFunction(
    (wanted) => {
      const bar = document.querySelector("progress");
      return bar !== null && bar.value >= wanted;
    },
    count,
    { polling: 5 },
  );
}

/** Confirms the dialog that asks first: "Disconnect", or "Disconnect 4 accounts". */
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
