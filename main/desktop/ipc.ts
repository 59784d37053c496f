/** The only place that touches `ipcMain`: every call is checked for its sender, then for its arguments. */
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from "electron";
import {
  type Answer,
  type CallArguments,
  type CallName,
  type CallValues,
  callArguments,
  callChannel,
  callNames,
  type EventName,
  type Events,
  eventChannel,
  type Json,
} from "../../preload/contract.ts";
import { type CallCode, desktopTexts } from "../texts/desktop.ts";
import { CallError } from "./call-error.ts";
import { kindOf } from "./log.ts";
import { rendererOrigin } from "./protocol.ts";

export type CallHandlers = {
  readonly [N in CallName]: (...args: CallArguments<N>) => CallValues[N] | Promise<CallValues[N]>;
};

const refused = (code: CallCode): Answer<never> => ({
  ok: false,
  error: { code, message: desktopTexts().calls[code] },
});

/** `log` is given the call's name and what was wrong, never its arguments. */
export function serveCalls(
  handlers: CallHandlers,
  ours: () => WebContents | undefined,
  log: (event: string, facts: Record<string, string>) => void,
): void {
  const schemas = callArguments();
  for (const name of callNames) {
    ipcMain.handle(
      callChannel(name),
      async (event, ...args: unknown[]): Promise<Answer<unknown>> => {
        if (!isOurPage(event, ours())) {
          log("ipc.refused", { call: name, why: "sender" });
          return refused("forbidden");
        }
        const parsed = schemas[name].safeParse(args);
        if (!parsed.success) {
          log("ipc.refused", { call: name, why: "arguments" });
          return refused("bad_arguments");
        }
        // The schema of this very name has just made them so; TypeScript cannot follow it through the loop.
        const handler = handlers[name] as (...args: readonly unknown[]) => unknown;
        return answer(name, () => handler(...parsed.data), log);
      },
    );
  }
}

async function answer(
  name: CallName,
  call: () => unknown,
  log: (event: string, facts: Record<string, string>) => void,
): Promise<Answer<unknown>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    if (error instanceof CallError) return { ok: false, error: error.problem };
    log("ipc.failed", { call: name, error: kindOf(error) });
    return refused("internal");
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
export function tell<N extends EventName>(
  page: WebContents | undefined,
  name: N,
  payload: Events[N],
): void {
  if (page && !page.isDestroyed()) page.send(eventChannel(name), payload);
}
