/**
 * Exposes the contract as `window.pagekeeper`. The page cannot reach raw IPC or Electron's event
 * objects.
 */
import { contextBridge, ipcRenderer } from "electron";
import { callChannel, callNames } from "../common/contract/calls.ts";
import {
  type EventName,
  type Events,
  eventChannel,
  eventNames,
} from "../common/contract/events.ts";

const calls = Object.fromEntries(
  callNames.map((name) => [
    name,
    (...args: readonly unknown[]) => ipcRenderer.invoke(callChannel(name), ...args),
  ]),
);

function on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void {
  if (!eventNames.includes(name)) throw new TypeError("unknown event");
  const channel = eventChannel(name);
  // Don't pass on Electron's event, because its `sender` would give the page access to raw IPC.
  const forward = (_event: unknown, payload: Events[N]) => listener(payload);
  ipcRenderer.on(channel, forward);
  // Discard the result of `off`, because the result is the emitter, which would give the page
  // access to raw IPC.
  return () => void ipcRenderer.off(channel, forward);
}

contextBridge.exposeInMainWorld("pagekeeper", Object.freeze({ ...calls, on }));
