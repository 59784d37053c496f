import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CallName } from "../../../../common/contract/calls.ts";
import { toJson } from "../../../../common/json.ts";
import { recentLines } from "../../../../main/desktop/diagnostics/log.ts";
import { type CallHandlers, createDispatch } from "../../../../main/desktop/ipc/dispatch.ts";
import { UserError } from "../../../../main/user-error.ts";
import { defaultSettings } from "../../../support/default-settings.ts";
import { emptySnapshot } from "../../../support/snapshot.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

const flow = { id: "f", type: "messenger", origin: "desktop", step: { name: "waiting" } } as const;
const settingsNow = {
  ...defaultSettings,
  updateSupport: "supported",
  version: "1.0.0",
} as const;

const handlers = {
  snapshot: vi.fn(() => toJson(emptySnapshot)),
  flows: vi.fn(() => []),
  connect: vi.fn<CallHandlers["connect"]>(async () => flow),
  cancel: vi.fn<CallHandlers["cancel"]>(() => null),
  copyLink: vi.fn(() => null),
  openHere: vi.fn(() => null),
  disconnect: vi.fn<CallHandlers["disconnect"]>(),
  activity: vi.fn<CallHandlers["activity"]>(),
  undoDisconnect: vi.fn(() => null),
  check: vi.fn<CallHandlers["check"]>((scope) => ({
    scope,
    checked: 1,
    failing: 0,
    cancelled: false,
  })),
  cancelCheck: vi.fn(() => null),
  openInBrowser: vi.fn(() => null),
  settings: vi.fn<CallHandlers["settings"]>(() => settingsNow),
  saveSettings: vi.fn<CallHandlers["saveSettings"]>(() => null),
  metaApp: vi.fn<CallHandlers["metaApp"]>(),
  saveMetaAppDraft: vi.fn(() => null),
  verifyMetaApp: vi.fn<CallHandlers["verifyMetaApp"]>(async () => ({})),
  startTestLogin: vi.fn(() => null),
  cancelTestLogin: vi.fn(() => null),
  copyTestLoginLink: vi.fn(() => null),
  openTestLoginHere: vi.fn(() => null),
  saveMetaApp: vi.fn<CallHandlers["saveMetaApp"]>(async () => ({})),
  removeMetaApp: vi.fn(() => null),
  openLogs: vi.fn(() => null),
  copyDiagnostics: vi.fn<CallHandlers["copyDiagnostics"]>(() => null),
  factoryReset: vi.fn<CallHandlers["factoryReset"]>(() => ({ state: "removed" })),
  downloadUpdate: vi.fn(() => null),
  installUpdate: vi.fn(() => null),
  postponeUpdate: vi.fn(() => null),
  answerWebApp: vi.fn(() => null),
  removeWebApp: vi.fn(() => null),
  showMenu: vi.fn(() => null),
  dismissTour: vi.fn(() => null),
  ready: vi.fn(() => null),
} satisfies CallHandlers;

const dispatch = createDispatch(handlers);
const call = (name: CallName, ...args: unknown[]) => dispatch(name, args);

const called = () => Object.values(handlers).reduce((sum, each) => sum + each.mock.calls.length, 0);
/** Returns the last line of the log without its timestamp. */
const lastLine = () => recentLines(1).map((line) => line.replace(/^\S+ /, ""));

beforeEach(() => {
  vi.clearAllMocks();
});

it("passes a call's arguments to its handler and returns what that returns", async () => {
  expect(await call("settings")).toEqual({ ok: true, value: settingsNow });
  expect(await call("connect", "messenger")).toEqual({ ok: true, value: flow });
  expect(handlers.connect).toHaveBeenCalledExactlyOnceWith("messenger");
});

describe("a call with wrong arguments", () => {
  it.each<[CallName, unknown[]]>([
    ["connect", []],
    ["connect", ["whatsapp"]],
    ["connect", ["messenger", "more"]],
    ["connect", [{ toString: () => "messenger" }]],
    ["cancel", [""]],
    ["cancel", ["x".repeat(201)]],
    ["disconnect", ["messenger-1"]],
    ["disconnect", [[]]],
    ["activity", [{ limit: 0 }]],
    ["showMenu", []],
    ["showMenu", [{ x: 1, y: Number.NaN }]],
    ["showMenu", [{ x: 1, y: 2, window: 3 }]],
    ["snapshot", ["more"]],
    ["saveSettings", [{ port: 80 }]],
    ["saveSettings", [{ port: 50_000, practice: false }]],
    ["saveSettings", [null]],
  ])("is refused: %s %j", async (name, args) => {
    const result = await call(name, ...args);
    expect(result).toMatchObject({ ok: false, problem: { code: "bad_arguments" } });
    expect(called()).toBe(0);
  });

  it("is logged without its arguments", async () => {
    await call("cancel", { secret: "hidden-value" });
    expect(lastLine()).toEqual(["ipc.refused call=cancel why=arguments"]);
  });
});

describe("a call that fails", () => {
  it("returns the problem for the user", async () => {
    const problem = { code: "flow_over", message: "That login is over." };
    handlers.cancel.mockImplementationOnce(() => {
      throw new UserError(problem);
    });
    expect(await call("cancel", "f")).toEqual({ ok: false, problem });
  });

  it("hides the message of an unexpected error from the result and the log", async () => {
    handlers.connect.mockRejectedValueOnce(new TypeError("token-abc is not a function"));
    const result = await call("connect", "messenger");
    expect(result).toMatchObject({ ok: false, problem: { code: "internal" } });
    expect(lastLine()).toEqual(["ipc.failed call=connect error=TypeError"]);
    expect(JSON.stringify([result, lastLine()])).not.toContain("token-abc");
  });

  it("hides a thrown value that is not an error", async () => {
    handlers.check.mockRejectedValueOnce("token-abc");
    const result = await call("check", { kind: "all" });
    expect(result).toMatchObject({ ok: false, problem: { code: "internal" } });
    expect(JSON.stringify([result, lastLine()])).not.toContain("token-abc");
  });
});
