import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CallName } from "../../../../common/contract/calls.ts";
import { recentLines } from "../../../../main/desktop/diagnostics/log.ts";
import { type CallHandlers, createDispatch } from "../../../../main/desktop/ipc/dispatch.ts";
import { toJson } from "../../../../main/desktop/ipc/register-handlers.ts";
import { UserError } from "../../../../main/desktop/ipc/user-error.ts";
import { defaultSettings } from "../../../support/default-settings.ts";
import { emptySnapshot } from "../../../support/snapshot.ts";

vi.mock("electron", () => ({ ipcMain: {}, protocol: {} }));

const flow = { id: "f", type: "messenger", origin: "desktop", step: { name: "waiting" } } as const;
const settingsNow = { ...defaultSettings, restart: false, updateSupport: "supported" } as const;

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
  factoryReset: vi.fn<CallHandlers["factoryReset"]>(() => ({ state: "removed" })),
  downloadUpdate: vi.fn(() => null),
  installUpdate: vi.fn(() => null),
  postponeUpdate: vi.fn(() => null),
  restart: vi.fn(() => null),
  ready: vi.fn(() => null),
} satisfies CallHandlers;

const answer = createDispatch(handlers);
const call = (name: CallName, ...args: unknown[]) => answer(name, args);

const called = () => Object.values(handlers).reduce((sum, each) => sum + each.mock.calls.length, 0);
/** Without the time at which it was written. */
const lastLine = () => recentLines(1).map((line) => line.replace(/^\S+ /, ""));

beforeEach(() => {
  vi.clearAllMocks();
});

describe("a call", () => {
  it("is answered with what its handler makes of its arguments", async () => {
    expect(await call("settings")).toEqual({ ok: true, value: settingsNow });
    expect(await call("connect", "messenger")).toEqual({ ok: true, value: flow });
    expect(handlers.connect).toHaveBeenCalledExactlyOnceWith("messenger");
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
    const answered = await call(name, ...args);
    expect(answered).toMatchObject({ ok: false, problem: { code: "bad_arguments" } });
    expect(called()).toBe(0);
  });

  it("are never logged", async () => {
    await call("cancel", { secret: "hidden-value" });
    expect(lastLine()).toEqual(["ipc.refused call=cancel why=arguments"]);
  });
});

describe("a call that fails", () => {
  it("with a problem answers with it", async () => {
    const problem = { code: "flow_over", message: "That login is over." };
    handlers.cancel.mockImplementationOnce(() => {
      throw new UserError(problem);
    });
    expect(await call("cancel", "f")).toEqual({ ok: false, problem });
  });

  it("with a fault of ours says nothing of it, in the answer or the log", async () => {
    handlers.connect.mockRejectedValueOnce(new TypeError("token-abc is not a function"));
    const answered = await call("connect", "messenger");
    expect(answered).toMatchObject({ ok: false, problem: { code: "internal" } });
    expect(lastLine()).toEqual(["ipc.failed call=connect error=TypeError"]);
    expect(JSON.stringify([answered, lastLine()])).not.toContain("token-abc");
  });

  it("with something that is no error does no worse", async () => {
    handlers.check.mockRejectedValueOnce("token-abc");
    const answered = await call("check");
    expect(answered).toMatchObject({ ok: false, problem: { code: "internal" } });
    expect(JSON.stringify([answered, lastLine()])).not.toContain("token-abc");
  });
});
