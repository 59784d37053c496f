import { execFile } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Keyring } from "../support/keyring.ts";
import { App, installationUnderTest, type Profile } from "./support/app.ts";
import { expect, test } from "./support/fixtures.ts";
import { inMain } from "./support/in-main.ts";
import { connectButton } from "./support/ui.ts";

const bounds = { x: 120, y: 90, width: 720, height: 540 };

const windowBounds = (app: App) =>
  inMain(app.process, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

const move = (app: App) =>
  inMain(app.process, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 120, y: 90, width: 720, height: 540 }),
  );

test("the window reopens where it was closed", async ({ start }) => {
  const first = await start();
  await move(first);
  await expect.poll(() => windowBounds(first)).toEqual(bounds);
  await first.close();
  expect(await windowBounds(await start())).toEqual(bounds);
});

test("closing the window without a tray quits the app", async ({ start }) => {
  const app = await start();
  const ended = once(app.process.process(), "exit", { signal: AbortSignal.timeout(15_000) });
  await inMain(app.process, ({ BrowserWindow }) => {
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
  });
  expect(await ended).toEqual([0, null]);
});

/**
 * Starts the app again, as a link or a desktop menu does. This second instance passes its arguments
 * to the first instance and quits.
 */
async function startAgain(profile: Profile, keyring: Keyring, ...args: string[]): Promise<void> {
  const { executable, folder, args: switches, app } = installationUnderTest();
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    DBUS_SESSION_BUS_ADDRESS: keyring.address,
    PAGEKEEPER_USER_DATA: profile.folder,
  };
  await promisify(execFile)(executable, [...switches, ...app, ...args], { cwd: folder, env });
}

/** Runs in the main process. Counts how often the app shows the window. */
function watchShows({ BrowserWindow }: typeof import("electron")): void {
  if ("shows" in globalThis) return;
  const [window] = BrowserWindow.getAllWindows();
  if (!window) throw new Error("There is no window.");
  const show = window.show.bind(window);
  Object.assign(globalThis, { shows: 0 });
  window.show = () => {
    Reflect.set(globalThis, "shows", Reflect.get(globalThis, "shows") + 1);
    show();
  };
}
const shows = (app: App) => inMain(app.process, () => Reflect.get(globalThis, "shows") as number);

test("a pagekeeper: link shows the window and does nothing else, whatever it contains", async ({
  keyring,
  profile,
  start,
}) => {
  const app = await start();
  const lines: string[] = [];
  app.process.process().stderr?.on("data", (chunk) => lines.push(String(chunk)));
  await inMain(app.process, watchShows);
  await expect(connectButton(app.window, "Messenger")).toBeVisible();
  const before = await app.window.locator("body").ariaSnapshot();
  const link = "pagekeeper://disconnect?account=messenger-1&code=s3cret";
  await startAgain(profile, keyring, link, "--open-in-browser");
  await expect.poll(() => shows(app)).toBe(1);
  expect(await app.window.locator("body").ariaSnapshot()).toBe(before);
  expect(lines.join()).not.toMatch(/pagekeeper:|s3cret|messenger-1/);
  // Only this start may open a link in the browser. The starts with the arguments above must not
  // open a link.
  await startAgain(profile, keyring, "--open-in-browser");
  await app.openedLink();
  expect(await inMain(app.process, () => Reflect.get(globalThis, "links").length)).toBe(1);
});

test("a hidden start works without a window, and another start shows one", async ({
  keyring,
  profile,
}) => {
  await using app = await App.startHidden({ keyring, profile });
  // A second hidden start, for example by a restored session, must show no window.
  await startAgain(profile, keyring, "--hidden", "--open-in-browser");
  const link = await app.openedLink();
  expect(new URL(link).pathname).toBe("/signin");
  expect(app.process.windows()).toEqual([]);
  const opened = app.process.waitForEvent("window");
  await startAgain(profile, keyring);
  const window = await opened;
  await expect(connectButton(window, "Messenger")).toBeVisible();
});

const save = (app: App, settings: { startAtLogin?: boolean; appearance?: "dark" | "light" }) =>
  app.window.evaluate(async (next) => {
    const answer = await window.pagekeeper?.saveSettings(next);
    if (!answer?.ok) throw new Error(answer?.problem.code);
  }, settings);

test("starts with the computer only if the user wants it", async ({ profile, start }) => {
  const app = await start({ XDG_CONFIG_HOME: join(profile.folder, "config") });
  const entry = join(profile.folder, "config/autostart/pagekeeper.desktop");
  await save(app, { startAtLogin: true });
  expect(await readFile(entry, "utf8")).toMatch(/^Exec=".*" "--hidden"$/m);
  await save(app, { startAtLogin: false });
  expect(existsSync(entry)).toBe(false);
});

test("the appearance setting applies at once and after a restart", async ({ start }) => {
  const isDark = (app: App) =>
    app.window.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const first = await start();
  // Removes Playwright's own override of the color scheme.
  await first.window.emulateMedia({ colorScheme: null });
  await save(first, { appearance: "dark" });
  await expect.poll(() => isDark(first)).toBe(true);
  await save(first, { appearance: "light" });
  await expect.poll(() => isDark(first)).toBe(false);
  await save(first, { appearance: "dark" });
  await first.close();
  const next = await start();
  expect(await inMain(next.process, ({ nativeTheme }) => nativeTheme.themeSource)).toBe("dark");
});
