/** Tests updates with the real electron-updater and Electron's own network stack. */
import { existsSync, readFileSync } from "node:fs";
import { chmod, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { localBuild } from "./support/app.ts";
import { inMain } from "./support/in-main.ts";
import { settingsTexts, trayTexts, windowTexts } from "./support/texts.ts";
import { interceptTimers } from "./support/timers.ts";
import { closeWindow, expect, openWindow } from "./support/tray-fixtures.ts";
import { cacheOf, newer, old, test } from "./support/update-fixtures.ts";
import {
  available,
  expectStarted,
  newest,
  notice,
  press,
  pressAndQuit,
  programFor,
  ready,
} from "./support/updates.ts";

test("offers a new version with its notes and installs it when the user says so", async ({
  server,
  appImage,
  startWithUpdates,
}) => {
  const program = programFor(appImage);
  server.publish({ ...newer, program });
  const app = await startWithUpdates();
  const offered = available(app.window);
  await offered.getByText(windowTexts.whatsNew).click();
  await expect(offered).toContainText("• A better tray.");
  expect(server.downloads).toBe(0);

  await offered.getByRole("button", { name: "Download" }).focus();
  await app.window.keyboard.press("Enter");
  await expect(ready(app.window)).toBeVisible();
  await expect(ready(app.window)).toBeFocused();
  expect(server.downloads).toBe(1);
  expect(readFileSync(appImage, "utf8")).toBe(old);

  await pressAndQuit(app, ready(app.window), windowTexts.updateInstall);
  expect(readFileSync(appImage, "utf8")).toBe(program);
  await expectStarted(appImage);
});

test("refuses a file that was tampered with and accepts the right one afterwards", async ({
  server,
  appImage,
  startWithUpdates,
}) => {
  server.publish(newer, "evil");
  const app = await startWithUpdates();
  await press(available(app.window), "Download");
  const refused = notice(app.window, windowTexts.updateFailed["not-as-announced"]);
  await expect(refused.getByRole("button", { name: windowTexts.updateInstall })).toHaveCount(0);
  server.publish(newer);
  await press(refused, windowTexts.tryAgain);
  await expect(ready(app.window)).toBeVisible();
  expect(readFileSync(appImage, "utf8")).toBe(old);
});

for (const to of ["foo://bar", "file:///etc/passwd", "/round"]) {
  test(`a download redirected to ${to} fails and can be retried`, async ({
    server,
    startWithUpdates,
  }) => {
    server.publish(newer);
    server.redirect(`/Pagekeeper-${newest}.AppImage`, to);
    server.redirect("/round", "/round");
    const app = await startWithUpdates();
    await expect(available(app.window)).toBeVisible();
    const minute = await interceptTimers(app.process, 60_000);
    const before = server.requests.length;
    await press(available(app.window), "Download");
    await expect.poll(() => server.requests.length).toBeGreaterThan(before);
    await minute.elapse();
    const failed = notice(app.window, windowTexts.updateFailed["not-downloaded"]);
    await expect(failed).toBeVisible();
    expect(server.requests.length).toBeLessThan(30);
    server.publish(newer);
    await press(failed, windowTexts.tryAgain);
    await expect(ready(app.window)).toBeVisible();
  });
}

test("cancels a download and starts it again", async ({ server, startWithUpdates }) => {
  server.publish(newer);
  const begun = server.deliverSlowly(newer);
  const app = await startWithUpdates();
  await press(available(app.window), "Download");
  await begun;
  const bar = app.window.getByRole("progressbar", { name: windowTexts.updateDownloading(newest) });
  await expect(bar).toBeVisible();
  await press(notice(app.window, windowTexts.updateDownloading(newest)), "Cancel");
  server.publish(newer);
  await press(available(app.window), "Download");
  await expect(ready(app.window)).toBeVisible();
});

test("hides a postponed version and shows it again from the tray", async ({
  server,
  panel,
  startWithUpdates,
}) => {
  server.publish(newer);
  const app = await startWithUpdates();
  await press(available(app.window), "Later");
  await expect(available(app.window)).toHaveCount(0);
  await expect(app.window.locator("main")).toBeFocused();
  await panel.click(trayTexts.update.available(newest));
  await expect(available(app.window)).toBeVisible();

  await closeWindow(app);
  const window = await openWindow(app, () => panel.click(trayTexts.update.available(newest)));
  await press(available(window), "Download");
  await expect(ready(window)).toBeVisible();
  await expect.poll(() => panel.labels()).toContain(trayTexts.update.ready(newest));
  expect(server.downloads).toBe(1);
});

test("restarts an AppImage from its file, because its mount disappears when the app quits", async ({
  appImage,
  start,
}) => {
  await writeFile(appImage, programFor(appImage));
  await chmod(appImage, 0o755);
  const app = await start({ APPIMAGE: appImage, APPDIR: dirname(localBuild().executable) });
  await app.window.getByRole("button", { name: "Settings", exact: true }).click();
  const settings = app.window.getByRole("dialog", { name: "Settings" });
  await press(settings, settingsTexts.removeEverything);
  const question = app.window.getByRole("alertdialog", { name: settingsTexts.removeAllTitle });
  await pressAndQuit(app, question, settingsTexts.removeAll);
  await expectStarted(appImage);
});

test("removing everything also removes downloaded updates", async ({
  server,
  profile,
  startWithUpdates,
}) => {
  server.publish(newer);
  const app = await startWithUpdates();
  await press(available(app.window), "Download");
  await expect(ready(app.window)).toBeVisible();
  const downloads = join(cacheOf(profile), "pagekeeper-updater");
  expect(existsSync(downloads)).toBe(true);
  await inMain(app.process, ({ app: electronApp }) => {
    electronApp.relaunch = () => undefined;
  });
  await app.window.getByRole("button", { name: "Settings", exact: true }).click();
  await app.window.getByRole("button", { name: settingsTexts.removeEverything }).click();
  const question = app.window.getByRole("alertdialog", { name: settingsTexts.removeAllTitle });
  await pressAndQuit(app, question, settingsTexts.removeAll);
  expect(existsSync(downloads)).toBe(false);
});
