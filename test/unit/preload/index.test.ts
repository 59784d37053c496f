import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { PagekeeperApi } from "../../../common/contract/api.ts";
import { callChannel, callNames } from "../../../common/contract/calls.ts";
import { type EventName, eventChannel } from "../../../common/contract/events.ts";

type Forward = (event: object, payload: unknown) => void;

const electron = vi.hoisted(() => ({
  exposed: [] as [string, object][],
  listeners: new Map<string, Set<Forward>>(),
  invoke: vi.fn(async (..._args: unknown[]): Promise<unknown> => undefined),
}));
vi.mock("electron", () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: object) => electron.exposed.push([name, api]),
  },
  ipcRenderer: {
    invoke: electron.invoke,
    on: (channel: string, listener: Forward) => {
      const listeners = electron.listeners.get(channel) ?? new Set();
      electron.listeners.set(channel, listeners.add(listener));
    },
    off: (channel: string, listener: Forward) => electron.listeners.get(channel)?.delete(listener),
  },
}));

let api: PagekeeperApi;
beforeAll(async () => {
  await import("../../../preload/index.ts");
  api = electron.exposed[0]?.[1] as PagekeeperApi;
});
beforeEach(() => {
  electron.listeners.clear();
  electron.invoke.mockReset();
});

/** Delivers an event as ipcRenderer does, with Electron's event object first. */
const event = { sender: "raw IPC", ports: [] };
const send = (name: EventName, payload: unknown) => {
  for (const listener of electron.listeners.get(eventChannel(name)) ?? []) listener(event, payload);
};

describe("window.pagekeeper", () => {
  it("is the only global that is exposed", () => {
    expect(electron.exposed.map(([name]) => name)).toEqual(["pagekeeper"]);
  });

  it("is frozen and has the contract's methods and no others", () => {
    expect(Object.keys(api).sort()).toEqual([...callNames, "on"].sort());
    expect(Object.values(api).every((member) => typeof member === "function")).toBe(true);
    expect(Object.isFrozen(api)).toBe(true);
  });

  it.each(callNames)("sends %s on its own channel", (name) => {
    void Reflect.apply(api[name], undefined, ["argument"]);
    expect(electron.invoke).toHaveBeenCalledExactlyOnceWith(callChannel(name), "argument");
  });

  it("returns the answer of the main process", async () => {
    const answer = { ok: true, value: { port: 1 } };
    electron.invoke.mockResolvedValueOnce(answer);
    expect(await api.settings()).toBe(answer);
  });
});

describe("window.pagekeeper.on", () => {
  it("passes the payload on without Electron's event", () => {
    const listener = vi.fn();
    api.on("redirect", listener);
    send("redirect", "?error=x");
    expect(listener.mock.calls).toEqual([["?error=x"]]);
  });

  it("returns a function that removes only that listener", () => {
    const [one, two] = [vi.fn(), vi.fn()];
    const stop = api.on("flows", one);
    api.on("flows", two);
    stop();
    send("flows", []);
    expect(one).not.toHaveBeenCalled();
    expect(two).toHaveBeenCalledOnce();
  });

  it.each(["", "call:connect", "event:flows", "__proto__", "constructor"])(
    "rejects the unknown event %j",
    (name) => {
      expect(() => Reflect.apply(api.on, undefined, [name, () => undefined])).toThrow(TypeError);
      expect(electron.listeners.size).toBe(0);
    },
  );
});
