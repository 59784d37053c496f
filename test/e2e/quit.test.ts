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

/** Exit code, signal. */
type Ended = readonly [number | null, NodeJS.Signals | null];

/** As its menu does. */
const askToQuit = (app: App) =>
  quitInMain(app.process, ({ app: electronApp }) => {
    setImmediate(() => electronApp.quit());
  });

/** By its own free will and soon, and with everything that came from it. */
async function expectQuit(
  app: App,
  { ask = askToQuit, end = [0, null] }: { ask?: (app: App) => unknown; end?: Ended } = {},
): Promise<void> {
  const main = app.process.process();
  const processes = await processTree(main.pid ?? 0);
  expect(processes.length).toBeGreaterThan(2);
  const ended = once(main, "exit", { signal: AbortSignal.timeout(30_000) });
  await ask(app);
  expect(await ended).toEqual(end);
  await expect.poll(() => filterRunning(processes)).toEqual([]);
}

interface Moment {
  readonly name: string;
  /** Brings a started app there; answers the port of its backend. */
  readonly reach: (app: App, facebook: ExternalFacebook) => Promise<number>;
}

async function beginConnecting(app: App): Promise<URL> {
  await connectButton(app.window, "Messenger").click();
  return new URL(await app.openedLink());
}

/** Begins a login that the end of the app will cut short. */
async function beginLogIn(app: App): Promise<number> {
  const link = await beginConnecting(app);
  logIn(link.href).catch(() => undefined);
  return Number(link.port);
}

const moments: readonly Moment[] = [
  {
    name: "with nothing to do",
    async reach(app) {
      await app.window.evaluate(() => window.pagekeeper?.openInBrowser());
      return Number(new URL(await app.openedLink()).port);
    },
  },
  {
    name: "while it waits for the browser",
    reach: async (app) => Number((await beginConnecting(app)).port),
  },
  {
    name: "with its login window open",
    async reach(app) {
      const { port } = await beginConnecting(app);
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
      const port = await beginLogIn(app);
      await expect(flow(app.window, "Messenger")).toContainText(windowTexts.reading(0));
      return port;
    },
  },
  {
    name: "while it saves",
    async reach(app) {
      const port = await beginLogIn(app);
      await waitForSavedPages(app.window, 1);
      return port;
    },
  },
];

for (const { name, reach } of moments) {
  test(`quits ${name}: at once, whole, and with its port let go`, async ({ start }) => {
    await using facebook = await startFacebook({ branches: 95 });
    const app = await start(facebook.practiceEnv);
    const port = await reach(app, facebook);
    expect(await isPortFree(port)).toBe(false);
    await expectQuit(app);
    expect(await isPortFree(port)).toBe(true);
  });
}

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  test(`quits by a ${signal} as by its menu`, async ({ start, profile }) => {
    await using facebook = await startFacebook({ branches: 95 });
    const app = await start(facebook.practiceEnv);
    // By then all has been loaded that would end the app in its own way.
    await beginLogIn(app);
    await waitForSavedPages(app.window, 1);
    await expectQuit(app, { ask: () => app.process.process().kill(signal) });
    // What Chromium takes away when it ends in good order.
    expect(await readdir(profile.folder)).not.toContain("SingletonLock");
  });
}

test("quits while the keychain waits for somebody, too", async ({ keyring, start }) => {
  const app = await start();
  using _ = await suspendKeyring(keyring);
  await beginLogIn(app);
  await expect(flow(app.window, "Messenger")).toContainText("Saving 0 of");
  // It ends itself: a clean exit would wait for the keychain.
  await expectQuit(app, { end: [null, "SIGKILL"] });
});

test("quits while a process of its own waits for the keychain, which ends as well", async ({
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
  await beginLogIn(app);
  await expect(flow(app.window, "Messenger")).toContainText("Saving 0 of");
  await expectQuit(app, { end: [null, "SIGKILL"] });
});
