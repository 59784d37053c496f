import { once } from "node:events";
import { connect as connectSocket } from "node:net";
import { networkInterfaces } from "node:os";
import type { Page } from "@playwright/test";
import { type CallName, callNames } from "../../common/contract/calls.ts";
import type { CallResult } from "../../common/contract/problems.ts";
import { loopbacks } from "../support/ports.ts";
import { inMain } from "./support/in-main.ts";
import { listenersOf } from "./support/processes.ts";
import { expect, test } from "./support/shared-app-fixtures.ts";

type Electron = typeof import("electron");
type Call = readonly [name: CallName, args: readonly unknown[]];

/**
 * Makes the calls in the page. Returns the error code of each call, or "answered" for a call that
 * succeeds.
 */
function codesFor(page: Page, calls: readonly Call[]): Promise<readonly string[]> {
  return page.evaluate(async (all) => {
    type Method = (...args: readonly unknown[]) => Promise<CallResult<unknown>>;
    const api = window.pagekeeper as Readonly<Record<CallName, Method>> | undefined;
    if (!api) throw new Error("This page has no calls.");
    const answers = await Promise.all(all.map(([name, args]) => api[name](...args)));
    return answers.map((answer) => (answer.ok ? "answered" : answer.problem.code));
  }, calls);
}

/**
 * Runs in the main process. Opens a second window with the same preload script and the same address
 * as the first.
 */
const openTwin = ({ app, BrowserWindow }: Electron): void => {
  if (BrowserWindow.getAllWindows().length > 1) return;
  const preload = `${app.getAppPath()}/out/preload/index.cjs`;
  const { webContents } = new BrowserWindow({ show: false, webPreferences: { preload } });
  void webContents.loadURL("app://pagekeeper/");
};

test("calls from a page that is not the app's window are refused", async ({ app }) => {
  const opened = app.process.waitForEvent("window");
  await inMain(app.process, openTwin);
  const twin = await opened;
  const codes = await codesFor(
    twin,
    callNames.map((name) => [name, []]),
  );
  await twin.close();
  expect(codes).toEqual(callNames.map(() => "forbidden"));
  expect(await codesFor(app.window, [["flows", []]])).toEqual(["answered"]);
});

const wrongCalls: readonly Call[] = [
  ["connect", []],
  ["connect", ["whatsapp"]],
  ["connect", ["messenger", "instagram"]],
  ["connect", [{ toString: "messenger" }]],
  ["cancel", [7]],
  ["cancel", ["x".repeat(201)]],
  ["disconnect", ["messenger-1"]],
  ["undoDisconnect", [""]],
  ["saveSettings", [{ port: 80 }]],
  ["saveSettings", [{ port: 8080, appSecret: "x" }]],
  ["snapshot", [null]],
];

test("a call with invalid arguments returns a typed error", async ({ app }) => {
  expect(await codesFor(app.window, wrongCalls)).toEqual(wrongCalls.map(() => "bad_arguments"));
});

const readBeyond = ({ net }: Electron): void => {
  if ("statuses" in globalThis) return;
  const statuses: Record<string, number> = {};
  Object.assign(globalThis, { statuses });
  for (const path of [
    "pagekeeper/",
    "pagekeeper/../../package.json",
    "pagekeeper/..%2f..%2fpackage.json",
    "pagekeeper/%2e%2e/%2e%2e/package.json",
    "pagekeeper/..%5c..%5cpackage.json",
    "pagekeeper/%2fetc%2fhostname",
    "pagekeeper/index.html%00.js",
    "pagekeeper/%ff",
    "elsewhere/index.html",
  ]) {
    const read = net.fetch(`app://${path}`).then(({ status }) => status);
    void read.catch(() => 0).then((status) => Object.assign(statuses, { [path]: status }));
  }
};
const statusesSeen = () => Object.entries((globalThis as unknown as { statuses: object }).statuses);

test("the app: scheme serves no files outside its folder", async ({ app }) => {
  await inMain(app.process, readBeyond);
  await expect.poll(async () => (await inMain(app.process, statusesSeen)).length).toBe(9);
  const served = (await inMain(app.process, statusesSeen)).filter(([, status]) => status !== 404);
  expect(served).toEqual([["pagekeeper/", 200]]);
});

test("the main process listens on loopback addresses only, and the backend on all of them", async ({
  app,
}) => {
  await app.window.evaluate(() => window.pagekeeper?.openInBrowser());
  const port = Number(new URL(await app.openedLink()).port);
  const listeners = await listenersOf(await inMain(app.process, () => process.pid));
  const backend = listeners.filter((each) => each.port === port).map(({ address }) => address);
  expect(backend.sort()).toEqual([...loopbacks].sort());
  for (const { address } of listeners) expect(loopbacks).toContain(address);

  const outside = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith("fe80:"));
  for (const { address } of outside) {
    const socket = connectSocket({ host: address, port });
    await expect(once(socket, "connect"), address).rejects.toThrow("ECONNREFUSED");
  }
});
