import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { CallError } from "../../../main/desktop/call-error.ts";
import { type CallHandlers, serveCalls, tell, toJson } from "../../../main/desktop/ipc.ts";
import { type Answer, type CallName, callChannel, callNames } from "../../../preload/contract.ts";
import { fake } from "../../support/fake.ts";
import { untouched } from "../../support/settings.ts";
import { emptySnapshot } from "../../support/snapshot.ts";

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => Promise<Answer<unknown>>;
const ipc = vi.hoisted(() => ({ handlers: new Map<string, Handler>() }));
vi.mock("electron", () => ({
  protocol: {},
  ipcMain: { handle: (name: string, handler: Handler) => ipc.handlers.set(name, handler) },
}));

const ours = "app://pagekeeper/";
const flow = { id: "f", type: "messenger", origin: "desktop", step: { name: "waiting" } } as const;
const settingsNow = { ...untouched, restart: false, updateSupport: "supported" } as const;

const handlers = {
  snapshot: vi.fn(() => toJson(emptySnapshot)),
  flows: vi.fn(() => []),
  connect: vi.fn<CallHandlers["connect"]>(async () => flow),
  cancel: vi.fn<CallHandlers["cancel"]>(() => null),
  copyLink: vi.fn(() => null),
  openHere: vi.fn(() => null),
  disconnectAccount: vi.fn<CallHandlers["disconnectAccount"]>(() => null),
  disconnectChannel: vi.fn(() => null),
  check: vi.fn<CallHandlers["check"]>(() => null),
  openInBrowser: vi.fn(() => null),
  settings: vi.fn<CallHandlers["settings"]>(() => settingsNow),
  saveSettings: vi.fn<CallHandlers["saveSettings"]>(() => ({ restart: false })),
  metaApp: vi.fn<CallHandlers["metaApp"]>(),
  saveMetaApp: vi.fn<CallHandlers["saveMetaApp"]>(async () => ({})),
  removeMetaApp: vi.fn(() => null),
  openLogs: vi.fn(() => null),
  copyDiagnostics: vi.fn<CallHandlers["copyDiagnostics"]>(() => null),
  removeEverything: vi.fn<CallHandlers["removeEverything"]>(() => ({ state: "removed" })),
  downloadUpdate: vi.fn(() => null),
  installUpdate: vi.fn(() => null),
  putOffUpdate: vi.fn(() => null),
  restart: vi.fn(() => null),
  ready: vi.fn(() => null),
} satisfies CallHandlers;

const frame = (url: string) => fake<WebFrameMain>({ url });
const pageAt = (url: string) => fake<WebContents>({ mainFrame: frame(url) });

let page: WebContents | undefined;
let logged: (readonly [string, Record<string, string>])[];

beforeEach(() => {
  vi.clearAllMocks();
  ipc.handlers.clear();
  page = pageAt(ours);
  logged = [];
  serveCalls(
    handlers,
    () => page,
    (...line) => logged.push(line),
  );
});

const called = () => Object.values(handlers).reduce((sum, each) => sum + each.mock.calls.length, 0);

async function invoke(
  event: { readonly sender: WebContents; readonly senderFrame: WebFrameMain | null },
  name: CallName,
  ...args: unknown[]
): Promise<Answer<unknown>> {
  const handler = ipc.handlers.get(callChannel(name));
  if (!handler) throw new Error("no such call");
  return handler(fake<IpcMainInvokeEvent>(event), ...args);
}
/** As our own page calls. */
function call(name: CallName, ...args: unknown[]): Promise<Answer<unknown>> {
  if (!page) throw new Error("no page");
  return invoke({ sender: page, senderFrame: page.mainFrame }, name, ...args);
}

describe("our page", () => {
  it("reaches every call of the contract, and nothing else is served", async () => {
    expect([...ipc.handlers.keys()]).toEqual(callNames.map(callChannel));
    expect(await call("settings")).toEqual({
      ok: true,
      value: settingsNow,
    });
  });

  it("is still ours on another path", async () => {
    page = pageAt(`${ours}accounts?facebook_connected=true#top`);
    expect((await call("ready")).ok).toBe(true);
  });

  it("passes its arguments on", async () => {
    expect(await call("connect", "messenger")).toEqual({ ok: true, value: flow });
    expect(handlers.connect).toHaveBeenCalledExactlyOnceWith("messenger");
  });
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
    const answer = await invoke(caller(), "disconnectAccount", "messenger-1");
    expect(answer).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(called()).toBe(0);
    expect(logged).toEqual([["ipc.refused", { call: "disconnectAccount", why: "sender" }]]);
  });

  it("is refused when there is no window", async () => {
    const caller = elsewhere(ours);
    page = undefined;
    expect(await invoke(caller, "ready")).toMatchObject({ ok: false });
  });
});

describe("wrong arguments", () => {
  it.each<[CallName, unknown[]]>([
    ["connect", []],
    ["connect", ["whatsapp"]],
    ["connect", ["messenger", "more"]],
    ["connect", [{ toString: () => "messenger" }]],
    ["cancel", [""]],
    ["cancel", ["x".repeat(201)]],
    ["disconnectAccount", [["messenger-1"]]],
    ["disconnectChannel", ["messenger-1"]],
    ["snapshot", ["more"]],
    ["saveSettings", [{ port: 80 }]],
    ["saveSettings", [{ port: 50_000, practice: false }]],
    ["saveSettings", [null]],
  ])("are refused: %s %j", async (name, args) => {
    const answer = await call(name, ...args);
    expect(answer).toMatchObject({ ok: false, error: { code: "bad_arguments" } });
    expect(called()).toBe(0);
  });

  it("are never logged", async () => {
    await call("cancel", { secret: "hidden-value" });
    expect(logged).toEqual([["ipc.refused", { call: "cancel", why: "arguments" }]]);
  });
});

describe("a call that fails", () => {
  it("with a problem answers with it", async () => {
    const problem = { code: "flow_over", message: "That login is over." };
    handlers.cancel.mockImplementationOnce(() => {
      throw new CallError(problem);
    });
    expect(await call("cancel", "f")).toEqual({ ok: false, error: problem });
    expect(logged).toEqual([]);
  });

  it("with a fault of ours says nothing of it, in the answer or the log", async () => {
    handlers.connect.mockRejectedValueOnce(new TypeError("token-abc is not a function"));
    const answer = await call("connect", "messenger");
    expect(answer).toMatchObject({ ok: false, error: { code: "internal" } });
    expect(logged).toEqual([["ipc.failed", { call: "connect", error: "TypeError" }]]);
    expect(JSON.stringify([answer, logged])).not.toContain("token-abc");
  });

  it("with something that is no error does no worse", async () => {
    handlers.check.mockRejectedValueOnce("token-abc");
    const answer = await call("check");
    expect(answer).toMatchObject({ ok: false, error: { code: "internal" } });
    expect(JSON.stringify([answer, logged])).not.toContain("token-abc");
  });
});

describe("telling the window", () => {
  it("sends on the event's own channel", () => {
    const send = vi.fn();
    tell(fake<WebContents>({ isDestroyed: () => false, send }), "showSettings", null);
    expect(send).toHaveBeenCalledExactlyOnceWith("event:showSettings", null);
  });

  it("does nothing without a window, or with one that is gone", () => {
    const send = vi.fn();
    tell(undefined, "showSettings", null);
    tell(fake<WebContents>({ isDestroyed: () => true, send }), "showSettings", null);
    expect(send).not.toHaveBeenCalled();
  });
});
