/** Exposes the contract on `window.pagekeeper`, and nothing else: no raw IPC, no event objects. */
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

/** Listens to one of the known events; anything else listens to nothing. */
function on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void {
  if (!eventNames.includes(name)) throw new TypeError("unknown event");
  const channel = eventChannel(name);
  // The renderer never sees Electron's event: its `sender` would hand out the raw IPC.
  const forward = (_event: unknown, payload: Events[N]) => listener(payload);
  ipcRenderer.on(channel, forward);
  // Nothing but undefined: what off() returns is the raw IPC.
  return () => void ipcRenderer.off(channel, forward);
}

contextBridge.exposeInMainWorld("pagekeeper", Object.freeze({ ...calls, on }));
