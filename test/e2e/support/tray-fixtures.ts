import type { Page } from "@playwright/test";
import { people } from "../../../main/practice/index.ts";
import type { App } from "./app.ts";
import type { ExternalFacebook } from "./external-facebook.ts";
import { inMain } from "./in-main.ts";
import { test as base, expect } from "./live-fixtures.ts";
import { NotificationDaemon } from "./notification-daemon.ts";
import { accountProblemTexts, notificationTexts } from "./texts.ts";
import { TrayPanel } from "./tray-panel.ts";

interface Desktop {
  readonly panel: TrayPanel;
  readonly daemon: NotificationDaemon;
}

/** Adds a desktop panel with a tray, and a notification service. Both start before the app. */
export const test = base.extend<Desktop>({
  panel: async ({ keyring }, use) => {
    await using panel = await TrayPanel.start(keyring);
    await use(panel);
  },
  daemon: async ({ keyring }, use) => {
    await using daemon = await NotificationDaemon.start(keyring);
    await use(daemon);
  },
  // Depends on `panel` and `daemon` so that they run before the app starts.
  app: async ({ panel: _, daemon: __, facebook, start }, use) => {
    await use(await start(facebook.liveEnv));
  },
});

export { expect };

export const stillRunning = notificationTexts.stillRunning.title;
export const mustLogIn = accountProblemTexts.mustLogIn(people.dana.name);

/** Closes the window as the close button in its title bar does. */
export const closeWindow = ({ process }: App): Promise<void> =>
  inMain(process, ({ BrowserWindow }) => {
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
  });

/** Calls `open` and returns the window that opens as a result. */
export async function openWindow({ process }: App, open: () => unknown): Promise<Page> {
  const opened = process.waitForEvent("window");
  await open();
  return opened;
}

/**
 * Invalidates the tokens of the test user Dana, so that the next check finds that all of her
 * accounts fail.
 */
export const invalidateTokens = ({ control }: ExternalFacebook): void =>
  control.do({ action: "invalidate-tokens", person: people.dana.id, reason: "logged-out" });
