import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type CallName, callChannel, callNames } from "../../../../common/contract/calls.ts";
import type { CallResult } from "../../../../common/contract/problems.ts";
import { recentLines } from "../../../../main/desktop/diagnostics/log.ts";
import {
  type Dispatch,
  registerIpcHandlers,
  sendEvent,
} from "../../../../main/desktop/ipc/register-handlers.ts";
import { fake } from "../../../support/fake.ts";

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => Promise<CallResult<unknown>>;
const ipc = vi.hoisted(() => ({ handlers: new Map<string, Handler>() }));
vi.mock("electron", () => ({
  protocol: {},
  ipcMain: { handle: (name: string, handler: Handler) => ipc.handlers.set(name, handler) },
}));

const ours = "app://pagekeeper/";
const frame = (url: string) => fake<WebFrameMain>({ url });
const pageAt = (url: string) => fake<WebContents>({ mainFrame: frame(url) });

let page: WebContents | undefined;
const answer = vi.fn<Dispatch>(async () => ({ ok: true, value: null }));
let answering: PromiseWithResolvers<Dispatch>;

beforeEach(() => {
  answer.mockClear();
  ipc.handlers.clear();
  page = pageAt(ours);
  answering = Promise.withResolvers();
  registerIpcHandlers(
    () => page,
    () => answering.promise,
  );
});

async function invoke(
  event: { readonly sender: WebContents; readonly senderFrame: WebFrameMain | null },
  name: CallName,
  ...args: unknown[]
): Promise<CallResult<unknown>> {
  const handler = ipc.handlers.get(callChannel(name));
  if (!handler) throw new Error("no such call");
  return handler(fake<IpcMainInvokeEvent>(event), ...args);
}
/** As our own page calls. */
function call(name: CallName, ...args: unknown[]): Promise<CallResult<unknown>> {
  if (!page) throw new Error("no page");
  return invoke({ sender: page, senderFrame: page.mainFrame }, name, ...args);
}

describe("our page", () => {
  beforeEach(() => answering.resolve(answer));

  it("reaches every call, and nothing else is served", async () => {
    expect([...ipc.handlers.keys()]).toEqual(callNames.map(callChannel));
    for (const name of callNames) await call(name);
    expect(answer.mock.calls.map(([name]) => name)).toEqual(callNames);
  });

  it("is still ours on another path", async () => {
    page = pageAt(`${ours}accounts?facebook_connected=true#top`);
    expect((await call("ready")).ok).toBe(true);
  });

  it("passes its arguments on", async () => {
    await call("connect", "messenger", 7);
    expect(answer).toHaveBeenCalledExactlyOnceWith("connect", ["messenger", 7]);
  });
});

it("a call that comes before anything can answer it waits", async () => {
  const answered = vi.fn();
  const called = call("flows").then(answered);
  await new Promise((resolve) => setImmediate(resolve));
  expect(answered).not.toHaveBeenCalled();
  answering.resolve(answer);
  await called;
  expect(answered).toHaveBeenCalledExactlyOnceWith({ ok: true, value: null });
});

describe("a caller that is not our page", () => {
  const callers: readonly [string, () => Parameters<typeof invoke>[0]][] = [
    ["another frame of our page", () => ({ sender: ourPage(), senderFrame: frame(ours) })],
    ["a frame that is gone", () => ({ sender: ourPage(), senderFrame: null })],
    ["another page", () => elsewhere(ours)],
    ["another page by our frame", () => ({ ...elsewhere(ours), senderFrame: ourPage().mainFrame })],
    ["our page gone to the web", () => replaced("https://pagekeeper/")],
    ["our page at another host", () => replaced("app://pagekeeper.evil/")],
    ["our page with a user before the host", () => replaced("app://pagekeeper@evil/")],
    ["our page at another port", () => replaced("app://pagekeeper:81/")],
    ["our page at a file", () => replaced("file:///app/index.html")],
    ["our page with nothing loaded", () => replaced("")],
    ["our page at about:blank", () => replaced("about:blank")],
  ];
  const ourPage = () => page ?? pageAt(ours);
  const elsewhere = (url: string) => {
    const other = pageAt(url);
    return { sender: other, senderFrame: other.mainFrame };
  };
  const replaced = (url: string) => {
    page = pageAt(url);
    return { sender: page, senderFrame: page.mainFrame };
  };

  it.each(callers)("is refused: %s", async (_who, caller) => {
    const refused = await invoke(caller(), "disconnectAccount", "messenger-1");
    expect(refused).toMatchObject({ ok: false, problem: { code: "forbidden" } });
    expect(recentLines(1)[0]).toMatch(/ipc\.refused call=disconnectAccount why=sender$/);
    // At once: nothing was ready to answer yet.
    expect(answer).not.toHaveBeenCalled();
  });

  it("is refused when there is no window", async () => {
    const caller = elsewhere(ours);
    page = undefined;
    expect(await invoke(caller, "ready")).toMatchObject({ ok: false });
  });
});

describe("telling the window", () => {
  it("sends on the event's own channel", () => {
    const send = vi.fn();
    sendEvent(fake<WebContents>({ isDestroyed: () => false, send }), "showSettings", null);
    expect(send).toHaveBeenCalledExactlyOnceWith("event:showSettings", null);
  });

  it("does nothing without a window, or with one that is gone", () => {
    const send = vi.fn();
    sendEvent(undefined, "showSettings", null);
    sendEvent(fake<WebContents>({ isDestroyed: () => true, send }), "showSettings", null);
    expect(send).not.toHaveBeenCalled();
  });
});
