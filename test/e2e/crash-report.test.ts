import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pages } from "../../main/practice/index.ts";
import { App, localBuild, type Profile } from "./support/app.ts";
import { expect, test } from "./support/fixtures.ts";
import { connect } from "./support/http-login.ts";
import { inMain, quitInMain } from "./support/in-main.ts";
import { dialogTexts } from "./support/texts.ts";
import { readFilesIn } from "./support/transcript.ts";
import { account } from "./support/ui.ts";

const { crash } = dialogTexts;

interface ShownDialog {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/**
 * Runs in the main process. Records the system's dialogs instead of showing them. Each dialog waits
 * until the test answers it.
 */
function recordDialogs({ dialog }: typeof import("electron")): void {
  if ("shownDialogs" in globalThis) return;
  const shownDialogs: object[] = [];
  const answers: ((response: number) => void)[] = [];
  Object.assign(globalThis, { shownDialogs, answers });
  const ask = (options: object) => {
    shownDialogs.push(options);
    return new Promise((resolve) => {
      answers.push((response) => resolve({ response, checkboxChecked: false }));
    });
  };
  Object.assign(dialog, { showMessageBox: ask });
}

const shownDialogs = () =>
  (Reflect.get(globalThis, "shownDialogs") as readonly ShownDialog[]).map(
    ({ message, detail, buttons }) => ({
      message,
      detail,
      buttons,
    }),
  );

const answerFirst = (_electron: unknown, response: number) => {
  (Reflect.get(globalThis, "answers") as readonly ((response: number) => void)[])[0]?.(response);
};

/** Waits until the app has shown `count` dialogs, and returns all of them. */
async function dialogs(app: App, count: number): Promise<readonly ShownDialog[]> {
  const seen = () => inMain(app.process, shownDialogs);
  await expect.poll(async () => (await seen()).length).toBe(count);
  return seen();
}

const crashWindow = ({ webContents }: typeof import("electron")) => {
  for (const page of webContents.getAllWebContents()) {
    if (!page.isCrashed()) page.forcefullyCrashRenderer();
  }
};

/**
 * Runs in the main process. Returns the window's text. This function is needed because Playwright
 * cannot read a page that has crashed, not even after the page has been reloaded.
 */
const windowText = ({ BrowserWindow }: typeof import("electron")) => {
  const [window] = BrowserWindow.getAllWindows();
  const keep = (text: unknown) => Object.assign(globalThis, { shownText: text });
  window?.webContents.executeJavaScript("document.body.innerText").then(keep, keep);
  return String(Reflect.get(globalThis, "shownText"));
};

const isLoading = ({ BrowserWindow }: typeof import("electron")) =>
  BrowserWindow.getAllWindows().some(
    ({ webContents }) => webContents.isCrashed() || webContents.isLoading(),
  );

const throwOnce = () => {
  if ("thrown" in globalThis) return;
  Object.assign(globalThis, { thrown: true });
  setImmediate(() => {
    throw new Error("thrown by the test");
  });
};

/**
 * Runs in the main process. Makes the app write its arguments to a file instead of relaunching, so
 * that the test can start the app again itself.
 */
const recordRelaunch = ({ app }: typeof import("electron")) => {
  const { writeFileSync } = process.getBuiltinModule("node:fs");
  app.relaunch = (options) =>
    writeFileSync(`${app.getPath("userData")}/relaunch`, JSON.stringify(options?.args));
};

async function reports({ folder }: Profile): Promise<readonly string[]> {
  const logs = join(folder, "logs");
  const names = (await readdir(logs)).filter((name) => name.startsWith("crash-")).sort();
  return Promise.all(names.map((name) => readFile(join(logs, name), "utf8")));
}

test("a crashed window can be reopened with its accounts, but only once", async ({
  start,
  profile,
}) => {
  const app = await start();
  await inMain(app.process, recordDialogs);
  await connect(app, "Messenger");
  const bakery = pages.northwindBakery.name;
  await expect(account(app.window, "Messenger", bakery)).toBeVisible();

  await inMain(app.process, crashWindow);
  const [shown] = await dialogs(app, 1);
  expect(shown?.message).toBe(crash.window);
  expect(shown?.detail).toContain(join(profile.folder, "logs", "crash-"));
  expect(shown?.buttons).toEqual([crash.buttons.reload, crash.buttons.quit]);
  const [report] = await reports(profile);
  expect(report).toContain("The window's process ended");
  expect(report).toMatch(/Electron \d/);
  expect(report).toContain("crash.window");

  await inMain(app.process, answerFirst, 0);
  await expect.poll(() => inMain(app.process, windowText)).toContain(bakery);
  expect(await inMain(app.process, shownDialogs)).toHaveLength(1);

  await inMain(app.process, crashWindow);
  const [, again] = await dialogs(app, 2);
  expect(again?.buttons).toEqual([crash.buttons.quit]);
});

test("a window that stops responding can be reopened", async ({ start, profile }) => {
  const app = await start();
  await inMain(app.process, recordDialogs);
  await connect(app, "Messenger");
  const bakery = pages.northwindBakery.name;
  await expect(account(app.window, "Messenger", bakery)).toBeVisible();

  await inMain(app.process, ({ webContents }) => {
    if ("frozen" in globalThis) return;
    Object.assign(globalThis, { frozen: true });
    for (const page of webContents.getAllWebContents()) page.emit("unresponsive");
  });
  const [shown] = await dialogs(app, 1);
  expect(shown?.message).toBe(crash.frozen);
  expect(shown?.buttons).toEqual([crash.buttons.wait, crash.buttons.reload, crash.buttons.quit]);

  await inMain(app.process, answerFirst, 1);
  await expect.poll(() => inMain(app.process, isLoading)).toBe(false);
  await expect.poll(() => inMain(app.process, windowText)).toContain(bakery);
  // Reloading ends the window's process, but that must not count as a crash.
  expect(await inMain(app.process, shownDialogs)).toHaveLength(1);
  expect(await reports(profile)).toHaveLength(1);
});

test("an uncaught error shows a dialog and leaves a report without secrets", async ({
  start,
  profile,
}) => {
  const token = `EAAB${"wzLixnjYBOx3Qk9Zc".repeat(6)}`;
  const app = await start();
  await inMain(app.process, recordDialogs);
  await inMain(app.process, () => {
    if ("thrown" in globalThis) return;
    Object.assign(globalThis, { thrown: true });
    setImmediate(() => {
      const secret = `EAAB${"wzLixnjYBOx3Qk9Zc".repeat(6)}`;
      throw new RangeError(
        `GET https://graph.facebook.com/me?access_token=${secret} and ${secret}`,
      );
    });
  });

  const [shown] = await dialogs(app, 1);
  expect(shown?.message).toBe(crash.main);
  expect(shown?.buttons).toEqual([crash.buttons.restart, crash.buttons.quit]);
  const [report] = await reports(profile);
  expect(report).toContain("RangeError: GET https://graph.facebook.com/me?access_token=<redacted>");
  // The app creates the log file only after the first frame, but then writes the earlier lines to
  // it.
  const log = join(profile.folder, "logs", "pagekeeper.log");
  const logged = () => readFile(log, "utf8").catch(() => "");
  await expect.poll(logged).toContain("crash.main error=RangeError");
  for (const { source, text } of await readFilesIn(profile.folder)) {
    expect(text.includes(token), source).toBe(false);
  }

  const ended = app.process.waitForEvent("close");
  await quitInMain(app.process, answerFirst, 1);
  await ended;
});

test("an app that crashes again after its restart only offers to quit", async ({
  keyring,
  start,
  profile,
}) => {
  const app = await start();
  await inMain(app.process, recordDialogs);
  await inMain(app.process, recordRelaunch);
  await inMain(app.process, throwOnce);
  await dialogs(app, 1);
  const ended = app.process.waitForEvent("close");
  await quitInMain(app.process, answerFirst, 0);
  await ended;
  const relaunched = JSON.parse(await readFile(join(profile.folder, "relaunch"), "utf8"));
  const flags = (relaunched as string[]).filter((arg) => arg.startsWith("--reopened-at="));
  expect(flags).toHaveLength(1);

  const here = localBuild();
  const installation = { ...here, args: [...here.args, ...flags] };
  await using next = await App.start({ keyring, profile, installation });
  await inMain(next.process, recordDialogs);
  await inMain(next.process, throwOnce);
  const [shown] = await dialogs(next, 1);
  expect(shown?.buttons).toEqual([crash.buttons.quit]);
  expect(await reports(profile)).toHaveLength(2);
});
