import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type CallName, callChannel, callNames } from "../../../../common/contract/calls.ts";
import type { CallResult } from "../../../../common/contract/problems.ts";
import { recentLines } from "../../../../main/desktop/diagnostics/log.ts";
import {
  type Dispatch,
  registerIpcHandlers,
} from "../../../../main/desktop/ipc/register-handlers.ts";
import { ipcMain, resetElectron } from "../../../support/doubles/electron.ts";
import { fake } from "../../../support/fake.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

const rendererUrl = "app://pagekeeper/";
const frame = (url: string) => fake<WebFrameMain>({ url });
const pageAt = (url: string) => fake<WebContents>({ mainFrame: frame(url) });

let page: WebContents | undefined;
const dispatch = vi.fn<Dispatch>(async () => ({ ok: true, value: null }));
let loading: PromiseWithResolvers<Dispatch>;

beforeEach(() => {
  resetElectron();
  dispatch.mockClear();
  page = pageAt(rendererUrl);
  loading = Promise.withResolvers();
  registerIpcHandlers(
    () => page,
    () => loading.promise,
  );
});

async function invoke(
  event: { readonly sender: WebContents; readonly senderFrame: WebFrameMain | null },
  name: CallName,
  ...args: unknown[]
): Promise<CallResult<unknown>> {
  const handler = ipcMain.handlers.get(callChannel(name));
  if (!handler) throw new Error("no such call");
  return handler(fake<IpcMainInvokeEvent>(event), ...args) as Promise<CallResult<unknown>>;
}

/** Makes a call from the top frame of the window's page. */
function call(name: CallName, ...args: unknown[]): Promise<CallResult<unknown>> {
  if (!page) throw new Error("no page");
  return invoke({ sender: page, senderFrame: page.mainFrame }, name, ...args);
}

describe("the window's page", () => {
  beforeEach(() => loading.resolve(dispatch));

  it("can make every call of the contract and no other", async () => {
    expect([...ipcMain.handlers.keys()]).toEqual(callNames.map(callChannel));
    for (const name of callNames) await call(name);
    expect(dispatch.mock.calls.map(([name]) => name)).toEqual(callNames);
  });

  it("can call from any path", async () => {
    page = pageAt(`${rendererUrl}accounts?facebook_connected=true#top`);
    expect((await call("ready")).ok).toBe(true);
  });

  it("passes on the arguments of a call", async () => {
    await call("connect", "messenger", 7);
    expect(dispatch).toHaveBeenCalledExactlyOnceWith("connect", ["messenger", 7]);
  });
});

it("keeps a call waiting until the handlers are loaded", async () => {
  const received = vi.fn();
  const called = call("flows").then(received);
  await new Promise((resolve) => setImmediate(resolve));
  expect(received).not.toHaveBeenCalled();
  loading.resolve(dispatch);
  await called;
  expect(received).toHaveBeenCalledExactlyOnceWith({ ok: true, value: null });
});

describe("another sender", () => {
  const callers: readonly [string, () => Parameters<typeof invoke>[0]][] = [
    ["another frame of the page", () => ({ sender: thePage(), senderFrame: frame(rendererUrl) })],
    ["a frame that is gone", () => ({ sender: thePage(), senderFrame: null })],
    ["another page", () => otherPage(rendererUrl)],
    [
      "another page with the page's frame",
      () => ({ ...otherPage(rendererUrl), senderFrame: thePage().mainFrame }),
    ],
    ["the page after it went to the web", () => replaced("https://pagekeeper/")],
    ["the page at another host", () => replaced("app://pagekeeper.evil/")],
    ["the page with a user before the host", () => replaced("app://pagekeeper@evil/")],
    ["the page at another port", () => replaced("app://pagekeeper:81/")],
    ["the page at a file", () => replaced("file:///app/index.html")],
    ["the page with nothing loaded", () => replaced("")],
    ["the page at about:blank", () => replaced("about:blank")],
  ];
  const thePage = () => page ?? pageAt(rendererUrl);
  const otherPage = (url: string) => {
    const other = pageAt(url);
    return { sender: other, senderFrame: other.mainFrame };
  };
  const replaced = (url: string) => {
    page = pageAt(url);
    return { sender: page, senderFrame: page.mainFrame };
  };

  it.each(callers)("is refused: %s", async (_who, caller) => {
    const refused = await invoke(caller(), "disconnect", ["messenger-1"]);
    expect(refused).toMatchObject({ ok: false, problem: { code: "forbidden" } });
    expect(recentLines(1)[0]).toMatch(/ipc\.refused call=disconnect why=sender$/);
    // The call is refused before the handlers are loaded.
    expect(dispatch).not.toHaveBeenCalled();
  });

  it("is refused without a window", async () => {
    const caller = otherPage(rendererUrl);
    page = undefined;
    expect(await invoke(caller, "ready")).toMatchObject({ ok: false });
  });
});
