/** The app as a desktop has it all day: with a panel and notifications, and without its window. */
import type { Page } from "@playwright/test";
import { people } from "../../../main/practice/index.ts";
import type { App } from "./app.ts";
import type { HeldFacebook } from "./external-facebook.ts";
import { test as base, expect } from "./fixtures.ts";
import { inMain } from "./in-main.ts";
import { NotificationDaemon } from "./notification-daemon.ts";
import { notificationTexts } from "./texts.ts";
import { TrayPanel } from "./tray-panel.ts";

interface Desktop {
  readonly panel: TrayPanel;
  readonly daemon: NotificationDaemon;
}

export const test = base.extend<Desktop>({
  panel: async ({ keyring }, use) => {
    await using panel = await TrayPanel.start(keyring);
    await use(panel);
  },
  daemon: async ({ keyring }, use) => {
    await using daemon = await NotificationDaemon.start(keyring);
    await use(daemon);
  },
  // The desktop is there before the app.
  app: async ({ panel: _, daemon: __, facebook, start }, use) => {
    await use(await start(facebook.liveEnv));
  },
});

export { expect };

export const stillRunning = notificationTexts.stillRunning.title;
export const accountsFailing = /^\d accounts stopped working$/;

/** A click on the cross of its frame. */
export const closeWindow = ({ process }: App): Promise<void> =>
  inMain(process, ({ BrowserWindow }) => {
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
  });

/** By what leads to it; answers the page in it. */
export async function openWindow({ process }: App, open: () => unknown): Promise<Page> {
  const opened = process.waitForEvent("window");
  await open();
  return opened;
}

export const loseAccess = ({ control }: HeldFacebook): void =>
  control.do({ action: "invalidate-tokens", person: people.dana.id, reason: "logged-out" });
