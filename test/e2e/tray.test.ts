import { once } from "node:events";
import { people } from "../../main/practice/index.ts";
import { manyAccounts, writePracticeRecords } from "../../scripts/bench/backend/many-accounts.ts";
import type { App, Profile } from "./support/app.ts";
import { logIn } from "./support/dialog.ts";
import { connect } from "./support/http-login.ts";
import { inMain } from "./support/in-main.ts";
import { accountProblemTexts, trayTexts, windowTexts } from "./support/texts.ts";
import { expect, invalidateTokens, openWindow, test } from "./support/tray-fixtures.ts";
import { TrayPanel } from "./support/tray-panel.ts";
import { connectButton, flow } from "./support/ui.ts";

const commands = [
  ...["Connect Messenger…", "Connect Instagram…", "Check now"],
  ...["Open Pagekeeper", "Open in browser", "Settings", "Quit"],
];
const mustLogIn = accountProblemTexts.mustLogIn(people.dana.name);
const logInAsDana = trayTexts.logInAs(people.dana.name);

const hideWindow = (app: App) =>
  inMain(app.process, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
const windowIsShown = (app: App) =>
  inMain(
    app.process,
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true,
  );

/**
 * Writes `count` accounts to the profile. The number of accounts that need attention is `failing`.
 */
async function writeAccounts({ folder }: Profile, count: number, failing: number): Promise<void> {
  const records = manyAccounts(count);
  const gone = { state: "gone", checkedAt: "2026-11-01T09:00:00.000Z" } as const;
  const accounts = records.accounts.map((each, index) =>
    index % Math.floor(count / failing) === 0 && index / Math.floor(count / failing) < failing
      ? { ...each, health: gone }
      : each,
  );
  await writePracticeRecords(folder, { ...records, accounts });
}

test("the tray shows the accounts' state, and updates it after a check", async ({
  facebook,
  panel,
  start,
}) => {
  const app = await start(facebook.practiceEnv);
  await expect.poll(() => panel.tooltip()).toBe("Pagekeeper – Practice mode – No accounts yet");
  // Polls, because the check at startup may still be running.
  await expect.poll(() => panel.labels()).toEqual(["Practice mode – No accounts yet", ...commands]);
  expect(await panel.iconWidths()).toContain(72);

  await connect(app, "Messenger");
  await expect
    .poll(() => panel.tooltip())
    .toMatch(/^Pagekeeper – Practice mode – \d accounts, all working$/);

  invalidateTokens(facebook);
  await panel.click("Check now");
  await expect
    .poll(() => panel.labels())
    .toContainEqual(expect.stringMatching(new RegExp(`^${mustLogIn} \\(\\d accounts\\)$`)));
  expect(await panel.tooltip()).toMatch(/ \d accounts need attention$/);
  expect(await panel.labels()).toContain(logInAsDana);
});

for (const [mode, env] of [
  ["with a Meta app", "liveEnv"],
  ["in practice mode", "practiceEnv"],
] as const) {
  test(`the tray shows a different icon ${mode} when an account needs the user`, async ({
    facebook,
    panel,
    start,
  }) => {
    const app = await start(facebook[env]);
    await connect(app, "Messenger");
    await expect.poll(() => panel.tooltip()).toMatch(/working$/);
    const before = await panel.iconHash();
    invalidateTokens(facebook);
    await panel.click("Check now");
    await expect.poll(() => panel.tooltip()).toContain("need attention");
    expect(await panel.iconHash()).not.toBe(before);
  });
}

test("the tray lists problems by cause, even among 5,000 accounts, and a click shows them in the window", async ({
  facebook,
  keyring,
  panel,
  profile,
  start,
}) => {
  await writeAccounts(profile, 5_000, 12);
  const group = "12 Messenger accounts: Page not found";
  // Checks cannot change any account while the keychain is locked and Facebook is down.
  await keyring.lock();
  facebook.control.do({ action: "service", service: "down" });
  const app = await start(facebook.practiceEnv);
  await expect
    .poll(() => panel.tooltip())
    .toBe("Pagekeeper – Practice mode – 12 accounts need attention");
  const labels = await panel.labels();
  expect(labels).toContain(trayTexts.working(4_988));
  expect(labels.length).toBeLessThan(20);

  await hideWindow(app);
  await panel.click(group);
  await expect.poll(() => windowIsShown(app)).toBe(true);
  await expect(app.window.getByRole("heading", { name: group })).toBeVisible();
  await expect(app.window.getByRole("link", { name: /^Needs attention/ })).toHaveAttribute(
    "aria-current",
    "page",
  );
});

test("the tray shows the account of a problem that only one account has", async ({
  facebook,
  keyring,
  panel,
  profile,
  start,
}) => {
  await writeAccounts(profile, 50, 1);
  await keyring.lock();
  facebook.control.do({ action: "service", service: "down" });
  const app = await start(facebook.practiceEnv);
  const find = async () =>
    (await panel.labels()).find((label) => label.endsWith(": Page not found"));
  await expect.poll(find).toBeDefined();
  const line = (await find()) ?? "";
  const name = line.replace(": Page not found", "");
  await app.window
    .getByRole("searchbox", { name: windowTexts.filterAccounts })
    .fill("nothing like it");
  await hideWindow(app);
  await panel.click(line);
  await expect.poll(() => windowIsShown(app)).toBe(true);
  const more = app.window.getByRole("button", { name: `More for ${name}`, exact: true });
  await expect(more).toBeInViewport();
});

test("the tray begins the login that repairs a person's accounts", async ({
  facebook,
  newTab,
  panel,
  start,
}) => {
  const app = await start(facebook.practiceEnv);
  await connect(app, "Messenger");
  invalidateTokens(facebook);
  await panel.click("Check now");
  await expect.poll(() => panel.labels()).toContain(logInAsDana);
  await panel.click(logInAsDana);
  const tab = await newTab();
  await tab.goto(await app.openedLink());
  await logIn(tab);
  await expect.poll(() => panel.tooltip()).toMatch(/working$/);
  expect(await panel.labels()).not.toContain(logInAsDana);
});

test("the tray opens the window from its menu and when its icon is clicked", async ({
  panel,
  start,
}) => {
  const app = await start();
  await expect.poll(() => windowIsShown(app)).toBe(true);
  for (const open of [() => panel.click("Open Pagekeeper"), () => panel.activate()]) {
    await hideWindow(app);
    expect(await windowIsShown(app)).toBe(false);
    await open();
    await expect.poll(() => windowIsShown(app)).toBe(true);
  }
});

test("the tray starts a login and shows that it is running", async ({ panel, start }) => {
  const app = await start();
  await panel.click("Connect Messenger…");
  expect(await app.openedLink()).toContain("/signin?ticket=");
  await expect.poll(() => panel.labels()).toContain("Connecting Messenger…");
  await flow(app.window, "Messenger").getByRole("button", { name: "Cancel" }).click();
  await expect.poll(() => panel.labels()).not.toContain("Connecting Messenger…");
});

test("the tray opens the settings and the browser", async ({ panel, start }) => {
  const app = await start();
  await panel.click("Open in browser");
  expect(await app.openedLink()).toContain("/signin?ticket=");
  await panel.click("Settings");
  await expect(app.window.getByRole("dialog", { name: "Settings" })).toBeVisible();
});

test("the tray quits the app", async ({ panel, start }) => {
  const app = await start();
  await panel.tooltip();
  const ended = once(app.process.process(), "exit", { signal: AbortSignal.timeout(30_000) });
  await panel.click("Quit");
  expect(await ended).toEqual([0, null]);
});

test("closing the window keeps the app running only if there is a tray", async ({
  keyring,
  start,
}) => {
  {
    await using panel = await TrayPanel.start(keyring);
    const app = await start();
    await panel.tooltip();
    await app.window.close();
    const window = await openWindow(app, () => panel.click("Open Pagekeeper"));
    await expect(connectButton(window, "Messenger")).toBeVisible();
    await app.close();
  }
  const app = await start();
  const ended = once(app.process.process(), "exit", { signal: AbortSignal.timeout(30_000) });
  await app.window.close();
  expect(await ended).toEqual([0, null]);
});

test("closing the window quits the app if the panel refuses its icon", async ({
  keyring,
  start,
}) => {
  await using _panel = await TrayPanel.start(keyring, { accepts: false });
  const app = await start();
  const ended = once(app.process.process(), "exit", { signal: AbortSignal.timeout(30_000) });
  await app.window.close();
  expect(await ended).toEqual([0, null]);
});

test("closing the window keeps the app running after the panel has restarted", async ({
  keyring,
  start,
}) => {
  const first = await TrayPanel.start(keyring);
  const app = await start();
  await first.tooltip();
  await first[Symbol.asyncDispose]();
  await using panel = await TrayPanel.start(keyring);
  await app.window.close();
  const window = await openWindow(app, () => panel.click("Open Pagekeeper"));
  await expect(connectButton(window, "Messenger")).toBeVisible();
});
