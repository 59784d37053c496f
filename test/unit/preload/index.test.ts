import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { PagekeeperApi } from "../../../common/contract/api.ts";
import { callChannel, callNames } from "../../../common/contract/calls.ts";
import { type EventName, eventChannel } from "../../../common/contract/events.ts";
import { contextBridge, ipcRenderer, resetElectron } from "../../support/doubles/electron.ts";

vi.mock("electron", () => import("../../support/doubles/electron.ts"));

let exposed: (readonly [string, object])[];
let api: PagekeeperApi;
beforeAll(async () => {
  await import("../../../preload/index.ts");
  exposed = [...contextBridge.exposeInMainWorld.mock.calls];
  api = exposed[0]?.[1] as PagekeeperApi;
});
beforeEach(resetElectron);

/** Emits an event as Electron does, with its own event object as the first argument. */
const send = (name: EventName, payload: unknown) =>
  ipcRenderer.emit(eventChannel(name), { sender: "raw IPC", ports: [] }, payload);

describe("window.pagekeeper", () => {
  it("is the only global that is exposed", () => {
    expect(exposed.map(([name]) => name)).toEqual(["pagekeeper"]);
  });

  it("is frozen and has the contract's methods and no others", () => {
    expect(Object.keys(api).sort()).toEqual([...callNames, "on"].sort());
    expect(Object.values(api).every((member) => typeof member === "function")).toBe(true);
    expect(Object.isFrozen(api)).toBe(true);
  });

  it.each(callNames)("sends %s on its own channel", (name) => {
    void Reflect.apply(api[name], undefined, ["argument"]);
    expect(ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith(callChannel(name), "argument");
  });

  it("returns the answer of the main process", async () => {
    const answer = { ok: true, value: { port: 1 } };
    ipcRenderer.invoke.mockResolvedValueOnce(answer);
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
      expect(ipcRenderer.eventNames()).toEqual([]);
    },
  );
});
