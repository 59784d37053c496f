/** Tests updates with the real electron-updater and Electron's own network stack. */
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Release, UpdateServer } from "../support/update-server.ts";
import { type App, localBuild, type Profile } from "./support/app.ts";
import { inMain } from "./support/in-main.ts";
import { settingsTexts, trayTexts, windowTexts } from "./support/texts.ts";
import { interceptTimers } from "./support/timers.ts";
import { test as base, closeWindow, expect, openWindow } from "./support/tray-fixtures.ts";
import {
  available,
  expectStarted,
  newest,
  notice,
  press,
  pressAndQuit,
  programFor,
  ready,
  updateServerFixture,
  type WithUpdateServer,
} from "./support/updates.ts";

interface Updates extends WithUpdateServer {
  /** The path of the AppImage that the app believes it was started from. */
  readonly appImage: string;
  readonly startWithUpdates: (env?: Readonly<Record<string, string>>) => Promise<App>;
}

const old = "the old version";

const cacheOf = ({ folder }: Profile): string => join(folder, "cache");

const test = base.extend<Updates>({
  ...updateServerFixture,
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a pattern.
  appImage: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "pagekeeper-appimage-"));
    const file = join(folder, "Pagekeeper.AppImage");
    await writeFile(file, old);
    await use(file);
    await rm(folder, { recursive: true });
  },
  startWithUpdates: async ({ server, profile, appImage, start }, use) => {
    const env = {
      PAGEKEEPER_UPDATE_URL: server.origin,
      APPIMAGE: appImage,
      XDG_CACHE_HOME: cacheOf(profile),
    };
    await use((more = {}) => start({ ...env, ...more }));
  },
});

const newer: Release = {
  version: newest,
  notes: "### Added\n- A **better** tray.",
  program: "new",
};

const logIn = ({ folder }: Profile): string => {
  const file = join(folder, "logs/pagekeeper.log");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
};

/**
 * This timeout is long because the app checks the accounts first, and because electron-updater
 * contacts a missing server four times.
 */
const patiently = { timeout: 30_000 };

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

for (const [what, prepare] of [
  ["has the same version", (server) => server.publish({ ...newer, version: "0.1.0" })],
  ["has an older one", (server) => server.publish({ ...newer, version: "0.0.1" })],
  ["has none", () => undefined],
  ["makes no sense", (server) => server.announce("version: [9.9.9")],
] satisfies readonly (readonly [string, (server: UpdateServer) => void])[]) {
  test(`reports nothing if the server ${what}`, async ({ server, profile, startWithUpdates }) => {
    prepare(server);
    const app = await startWithUpdates();
    await expect
      .poll(() => logIn(profile), patiently)
      .toMatch(/updates\.(checked newer=false|check-failed)/);
    await expect(app.window.getByRole("region", { name: "Notices" })).toHaveCount(0);
    expect(server.downloads).toBe(0);
  });
}

test("reports nothing if there is no server", async ({ server, profile, startWithUpdates }) => {
  await server[Symbol.asyncDispose]();
  const app = await startWithUpdates();
  await expect
    .poll(() => logIn(profile), patiently)
    .toContain("updates.check-failed error=ERR_CONNECTION_REFUSED");
  await expect(app.window.getByRole("region", { name: "Notices" })).toHaveCount(0);
});

test("contacts no server in a development build and says so in the settings", async ({ start }) => {
  const { window } = await start();
  await window.getByRole("button", { name: "Settings", exact: true }).click();
  const look = window.getByRole("checkbox", { name: settingsTexts.checkForUpdates });
  await expect(look).toHaveAccessibleDescription(settingsTexts.checkForUpdatesHint.development);
  await expect(look).toBeDisabled();
});

test("contacts no server unless the user wants it, and gives up on a server that hangs", async ({
  server,
  profile,
  startWithUpdates,
}) => {
  await writeFile(
    join(profile.folder, "settings.json"),
    JSON.stringify({ version: 1, data: { port: 47_814, checkForUpdates: false } }),
  );
  server.hang();
  const app = await startWithUpdates();
  // Intercepts the timeout of a check for updates, which is one minute.
  const minute = await interceptTimers(app.process, 60_000);
  await app.window.getByRole("button", { name: "Settings", exact: true }).click();
  const settings = app.window.getByRole("dialog", { name: "Settings" });
  const look = settings.getByRole("checkbox", { name: settingsTexts.checkForUpdates });
  await expect(look).toBeEnabled();
  await expect(look).not.toBeChecked();
  expect(server.requests).toEqual([]);

  await look.check();
  await expect.poll(() => server.requests.length).toBe(1);
  await minute.elapse();
  await expect.poll(() => logIn(profile)).toContain("updates.check-failed error=ServerTooSlow");

  server.publish(newer);
  await look.uncheck();
  await look.check();
  await settings.getByRole("button", { name: "Close" }).click();
  await expect(available(app.window)).toBeVisible();
});

test("sends the server no information about this computer", async ({
  server,
  startWithUpdates,
}) => {
  server.publish(newer);
  const app = await startWithUpdates({ LANGUAGE: "de_DE:de" });
  await press(notice(app.window, "Pagekeeper 9.9.9 ist verfügbar."), "Herunterladen");
  await expect(notice(app.window, /kann installiert werden/)).toBeVisible();
  const sentHeaders = server.requests.map(({ headers: { host: _, ...headers } }) => headers);
  const always = {
    "accept-encoding": expect.stringContaining("gzip"),
    "accept-language": "en",
    "cache-control": "no-cache",
    connection: "keep-alive",
    "sec-fetch-dest": "empty",
    "sec-fetch-mode": "no-cors",
    "sec-fetch-site": "none",
    "user-agent": "electron-builder",
    "x-user-staging-id": "",
  };
  expect(sentHeaders).toEqual([always, { ...always, accept: "*/*" }]);
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
  await settings.getByLabel("Port").fill("47999");
  await press(settings, "Save");
  await pressAndQuit(app, settings, settingsTexts.restart);
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
