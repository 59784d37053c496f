/** The only place that touches `ipcMain`: every call is checked for its sender. Loaded before the window. */
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from "electron";
import { type CallName, callChannel, callNames } from "../../../common/contract/calls.ts";
import { type EventName, type Events, eventChannel } from "../../../common/contract/events.ts";
import type { CallResult } from "../../../common/contract/problems.ts";
import type { Json } from "../../../common/json.ts";
import { callErrorTexts } from "../../i18n/call-errors.ts";
import { log } from "../diagnostics/log.ts";
import { rendererOrigin } from "../window/app-protocol.ts";

/** Carries a call out; `args` are as they came. Never rejects. */
export type Dispatch = (name: CallName, args: readonly unknown[]) => Promise<CallResult<unknown>>;

/** `answering`: what carries the calls out, for which they wait. */
export function registerIpcHandlers(
  ours: () => WebContents | undefined,
  answering: () => Promise<Dispatch>,
): void {
  for (const name of callNames) {
    ipcMain.handle(
      callChannel(name),
      async (event, ...args: unknown[]): Promise<CallResult<unknown>> => {
        if (isOurPage(event, ours())) return (await answering())(name, args);
        log("ipc.refused", { call: name, why: "sender" });
        const message = callErrorTexts().calls.forbidden;
        return { ok: false, problem: { code: "forbidden", message } };
      },
    );
  }
}

/** Only the top frame of our window, and only while it shows our page. */
function isOurPage(event: IpcMainInvokeEvent, ours: WebContents | undefined): boolean {
  const frame = event.senderFrame;
  return (
    ours !== undefined &&
    event.sender === ours &&
    frame !== null &&
    frame === ours.mainFrame &&
    originOf(frame.url) === rendererOrigin
  );
}

/** Node's `URL.origin` is "null" for every scheme but the web's own. A frame that loads nothing yet has no URL. */
function originOf(address: string): string | undefined {
  const url = URL.parse(address);
  return url ? `${url.protocol}//${url.host}` : undefined;
}

/** Only what is plain data is itself again when it is read. */
export const toJson = <T>(value: T): Json<T> => JSON.stringify(value) as Json<T>;

/** Tells the window something unasked; without a window nobody needs to know. */
export function sendEvent<N extends EventName>(
  page: WebContents | undefined,
  name: N,
  payload: Events[N],
): void {
  if (page && !page.isDestroyed()) page.send(eventChannel(name), payload);
}
