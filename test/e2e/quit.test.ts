import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { isPortFree } from "../support/ports.ts";
import type { App } from "./support/app.ts";
import { type ExternalFacebook, startFacebook } from "./support/external-facebook.ts";
import { expect, test } from "./support/fixtures.ts";
import { connect, logIn } from "./support/http-login.ts";
import { quitInMain } from "./support/in-main.ts";
import { crashKeyring, suspendKeyring } from "./support/keychain-service.ts";
import { filterRunning, nodeProcesses, processTree } from "./support/processes.ts";
import { windowTexts } from "./support/texts.ts";
import {
  accounts,
  connectButton,
  disconnectAll,
  expectConnected,
  flow,
  waitForSavedPages,
} from "./support/ui.ts";

type Exit = readonly [code: number | null, signal: NodeJS.Signals | null];

/** Quits the app as its menu does. */
const requestQuit = (app: App) =>
  quitInMain(app.process, ({ app: electronApp }) => {
    setImmediate(() => electronApp.quit());
  });

/**
 * Quits the app. Expects it to end soon with the exit code or signal in `exit`. Expects that none
 * of its processes keep running.
 */
async function expectQuit(
  app: App,
  { quit = requestQuit, exit = [0, null] }: { quit?: (app: App) => unknown; exit?: Exit } = {},
): Promise<void> {
  const main = app.process.process();
  const processes = await processTree(main.pid ?? 0);
  expect(processes.length).toBeGreaterThan(2);
  const ended = once(main, "exit", { signal: AbortSignal.timeout(30_000) });
  await quit(app);
  expect(await ended).toEqual(exit);
  await expect.poll(() => filterRunning(processes)).toEqual([]);
}

interface Moment {
  readonly name: string;
  /**
   * Brings a running app to the moment at which the test quits it. Returns the port of its backend.
   */
  readonly reach: (app: App, facebook: ExternalFacebook) => Promise<number>;
}

async function startConnecting(app: App): Promise<URL> {
  await connectButton(app.window, "Messenger").click();
  return new URL(await app.openedLink());
}

/**
 * Starts a login and ignores its result, because the app quits before the login ends. Returns the
 * port of the backend.
 */
async function startLogin(app: App): Promise<number> {
  const link = await startConnecting(app);
  logIn(link.href).catch(() => undefined);
  return Number(link.port);
}

const moments: readonly Moment[] = [
  {
    name: "while idle",
    async reach(app) {
      await app.window.evaluate(() => window.pagekeeper?.openInBrowser());
      return Number(new URL(await app.openedLink()).port);
    },
  },
  {
    name: "while it waits for the browser",
    reach: async (app) => Number((await startConnecting(app)).port),
  },
  {
    name: "with its login window open",
    async reach(app) {
      const { port } = await startConnecting(app);
      const opened = app.process.waitForEvent("window");
      await flow(app.window, "Messenger").getByRole("button", { name: "Open here" }).click();
      await expect((await opened).getByRole("button", { name: "Continue" })).toBeVisible();
      return Number(port);
    },
  },
  {
    name: "while Facebook does not answer",
    async reach(app, { control }) {
      control.do({ action: "service", service: "hanging" });
      const port = await startLogin(app);
      await expect(flow(app.window, "Messenger")).toContainText(windowTexts.reading(0));
      return port;
    },
  },
  {
    name: "while it saves tokens",
    async reach(app) {
      const port = await startLogin(app);
      await waitForSavedPages(app.window, 1);
      return port;
    },
  },
];

for (const { name, reach } of moments) {
  test(`quits ${name} at once with all its processes, and frees its port`, async ({ start }) => {
    await using facebook = await startFacebook({ branches: 2_995 });
    const app = await start(facebook.practiceEnv);
    const port = await reach(app, facebook);
    expect(await isPortFree(port)).toBe(false);
    await expectQuit(app);
    expect(await isPortFree(port)).toBe(true);
  });
}

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  test(`quits on ${signal} as it does from its menu`, async ({ start, profile }) => {
    await using facebook = await startFacebook({ branches: 2_995 });
    const app = await start(facebook.practiceEnv);
    // Wait until the app saves Pages, so that the app has loaded all code that might handle the
    // signal.
    await startLogin(app);
    await waitForSavedPages(app.window, 1);
    await expectQuit(app, { quit: () => app.process.process().kill(signal) });
    // Chromium removes the file SingletonLock only when it exits cleanly.
    expect(await readdir(profile.folder)).not.toContain("SingletonLock");
  });
}

test("quits while the keychain waits for the user", async ({ keyring, start }) => {
  const app = await start();
  using _ = await suspendKeyring(keyring);
  await startLogin(app);
  await expect(flow(app.window, "Messenger")).toContainText("Saving 0 of");
  // The app must kill itself, because a clean exit would wait for the keychain.
  await expectQuit(app, { exit: [null, "SIGKILL"] });
});

test("quits while one of its processes waits for the keychain, and ends that process, too", async ({
  keyring,
  start,
}) => {
  const app = await start();
  await connect(app, "Messenger");
  await expectConnected(app.window, "Messenger");
  await crashKeyring(keyring);
  await disconnectAll(app.window, "Messenger");
  await expect(accounts(app.window, "Messenger")).toHaveCount(0);
  await expect.poll(() => keyring.size()).toBe(0);
  expect(await nodeProcesses(app.process.process().pid ?? 0)).toHaveLength(1);
  using _ = await suspendKeyring(keyring);
  await startLogin(app);
  await expect(flow(app.window, "Messenger")).toContainText("Saving 0 of");
  await expectQuit(app, { exit: [null, "SIGKILL"] });
});
