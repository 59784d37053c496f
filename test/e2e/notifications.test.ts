/** Notifications as the desktop sees them, over D-Bus, and the app that goes on without its window. */
import { people } from "../../main/practice/index.ts";
import { App } from "./support/app.ts";
import { connect } from "./support/browserless.ts";
import { accounts } from "./support/desktop.ts";
import { test as base, expect } from "./support/fixtures.ts";
import { type HeldFacebook, openFacebook } from "./support/held-facebook.ts";
import { inMain } from "./support/in-main.ts";
import { NotificationDaemon } from "./support/notification-daemon.ts";
import { StatusNotifier } from "./support/status-notifier.ts";

interface Desktop {
  readonly panel: StatusNotifier;
  readonly daemon: NotificationDaemon;
  readonly facebook: HeldFacebook;
}

const test = base.extend<Desktop>({
  panel: async ({ keyring }, use) => {
    await using panel = await StatusNotifier.open(keyring);
    await use(panel);
  },
  daemon: async ({ keyring }, use) => {
    await using daemon = await NotificationDaemon.open(keyring);
    await use(daemon);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  facebook: async ({}, use) => {
    await using facebook = await openFacebook();
    await use(facebook);
  },
});

const stillRunning = "Pagekeeper is still running";
const needYou = /^\d accounts need you$/;

/** A click on the cross of its frame. */
const closeWindow = (app: App) =>
  inMain(app.process, ({ BrowserWindow }) => {
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
  });
const windowCount = (app: App) =>
  inMain(app.process, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

async function connectMessenger(app: App): Promise<void> {
  await connect(app, "Messenger");
  await expect(app.window.getByRole("status")).toContainText("Messenger connected");
}

const loseAccess = ({ control }: HeldFacebook) =>
  control.do({ action: "end-tokens", person: people.dana.id, reason: "logged-out" });

test("accounts that begin to need the user are told of together, and a click leads to one", async ({
  daemon,
  facebook,
  panel,
  start,
}) => {
  const app = await start(facebook.practiceEnv);
  await connectMessenger(app);
  await closeWindow(app);
  await daemon.titled(stillRunning);
  expect(await windowCount(app)).toBe(0);

  loseAccess(facebook);
  await panel.click("Check now");
  const told = await daemon.titled(needYou);
  const opened = app.process.waitForEvent("window");
  daemon.click(told);
  const window = await opened;
  await expect(accounts(window, "Messenger").first()).toBeVisible();
  await expect(window.getByRole("button", { name: /^More for / }).first()).toBeFocused();
  expect(daemon.shown.map(({ title }) => title)).toEqual([stillRunning, told.title]);
});

test("what was told of, and that the tray keeps the app, is not told of again after a restart", async ({
  daemon,
  facebook,
  keyring,
  panel,
  profile,
  start,
}) => {
  const first = await start(facebook.practiceEnv);
  await connectMessenger(first);
  await closeWindow(first);
  await daemon.titled(stillRunning);
  loseAccess(facebook);
  await panel.click("Check now");
  await daemon.titled(needYou);
  await first.close();
  const before = daemon.shown.length;

  const env = facebook.practiceEnv;
  await using next = await App.startHidden({ keyring, profile, env });
  await expect.poll(() => panel.tooltip()).toMatch(/need you$/);
  facebook.control.do({ action: "revive-tokens", person: people.dana.id });
  await panel.click("Check now");
  await expect.poll(() => panel.tooltip()).toMatch(/work$/);
  const opened = next.process.waitForEvent("window");
  await panel.click("Open Pagekeeper");
  await (await opened).getByRole("button", { name: "Connect Instagram" }).waitFor();
  await closeWindow(next);
  await expect.poll(() => windowCount(next)).toBe(0);
  expect(daemon.shown).toHaveLength(before);

  // It works still: the next loss is news.
  loseAccess(facebook);
  await panel.click("Check now");
  await expect.poll(() => daemon.shown.length).toBe(before + 1);
});

test("while they are off, nothing is told", async ({ daemon, facebook, panel, start }) => {
  const app = await start(facebook.practiceEnv);
  await connectMessenger(app);
  await app.window.evaluate(() => window.pagekeeper?.saveSettings({ notifications: false }));
  await closeWindow(app);
  await expect.poll(() => windowCount(app)).toBe(0);
  loseAccess(facebook);
  await panel.click("Check now");
  await expect.poll(() => panel.tooltip()).toMatch(/need you$/);
  expect(daemon.shown).toEqual([]);
});

test("where closing shall end it, a tray does not keep it", async ({ panel, start }) => {
  const app = await start();
  await expect.poll(() => panel.labels()).toContain("Quit");
  await app.window.evaluate(() => window.pagekeeper?.saveSettings({ closeToTray: false }));
  const ended = app.process.waitForEvent("close");
  await closeWindow(app);
  await ended;
});
