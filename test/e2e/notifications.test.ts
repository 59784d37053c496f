import { people } from "../../main/practice/index.ts";
import { App } from "./support/app.ts";
import { connect } from "./support/http-login.ts";
import { inMain } from "./support/in-main.ts";
import {
  closeWindow,
  expect,
  invalidateTokens,
  mustLogIn,
  openWindow,
  stillRunning,
  test,
} from "./support/tray-fixtures.ts";

const windowCount = (app: App) =>
  inMain(app.process, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

async function connectMessenger(app: App): Promise<void> {
  await connect(app, "Messenger");
  await expect(app.window.getByRole("status")).toContainText("Messenger connected");
}

test("accounts that fail for one cause share one notification, and a click on it opens the window at what needs attention", async ({
  daemon,
  facebook,
  panel,
  start,
}) => {
  const app = await start(facebook.practiceEnv);
  await connectMessenger(app);
  await closeWindow(app);
  await daemon.waitFor(stillRunning);
  expect(await windowCount(app)).toBe(0);

  invalidateTokens(facebook);
  await panel.click("Check now");
  const notification = await daemon.waitFor(mustLogIn);
  expect(notification.body).toMatch(
    /^Dana Reyes logged out of Facebook\. .* \d Messenger accounts\.$/,
  );
  const window = await openWindow(app, () => daemon.click(notification));
  await expect(window.getByRole("heading", { name: mustLogIn })).toBeVisible();
  expect(daemon.shown.map(({ title }) => title)).toEqual([stillRunning, notification.title]);
});

test("notifications are not repeated after a restart", async ({
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
  await daemon.waitFor(stillRunning);
  invalidateTokens(facebook);
  await panel.click("Check now");
  await daemon.waitFor(mustLogIn);
  await first.close();
  const before = daemon.shown.length;

  const env = facebook.practiceEnv;
  await using next = await App.startHidden({ keyring, profile, env });
  await expect.poll(() => panel.tooltip()).toMatch(/need attention$/);
  facebook.control.do({ action: "restore-tokens", person: people.dana.id });
  await panel.click("Check now");
  await expect.poll(() => panel.tooltip()).toMatch(/working$/);
  const window = await openWindow(next, () => panel.click("Open Pagekeeper"));
  await window.getByRole("button", { name: "Connect Instagram" }).waitFor();
  await closeWindow(next);
  await expect.poll(() => windowCount(next)).toBe(0);
  expect(daemon.shown).toHaveLength(before);

  // Makes the accounts fail again, to prove that notifications still work.
  invalidateTokens(facebook);
  await panel.click("Check now");
  await expect.poll(() => daemon.shown.length).toBe(before + 1);
});

test("shows no notifications while they are turned off", async ({
  daemon,
  facebook,
  panel,
  start,
}) => {
  const app = await start(facebook.practiceEnv);
  await connectMessenger(app);
  await app.window.evaluate(() => window.pagekeeper?.saveSettings({ notifications: false }));
  await closeWindow(app);
  await expect.poll(() => windowCount(app)).toBe(0);
  invalidateTokens(facebook);
  await panel.click("Check now");
  await expect.poll(() => panel.tooltip()).toMatch(/need attention$/);
  expect(daemon.shown).toEqual([]);
});

test("closing the window quits the app despite a tray if the user has chosen that", async ({
  panel,
  start,
}) => {
  const app = await start();
  await expect.poll(() => panel.labels()).toContain("Quit");
  await app.window.evaluate(() => window.pagekeeper?.saveSettings({ closeToTray: false }));
  const ended = app.process.waitForEvent("close");
  await closeWindow(app);
  await ended;
});
