import { type IpcMainInvokeEvent, ipcMain, type WebContents } from "electron";
import { type CallName, callChannel, callNames } from "../../../common/contract/calls.ts";
import type { CallResult } from "../../../common/contract/problems.ts";
import { log } from "../diagnostics/log.ts";
import { rendererOrigin } from "../window/app-protocol.ts";
import { callProblem } from "./call-errors.ts";

/** Runs the handler of a call after validating `args`. Never rejects. */
export type Dispatch = (name: CallName, args: readonly unknown[]) => Promise<CallResult<unknown>>;

/**
 * Answers the window's calls and refuses those of any other sender. No other code uses `ipcMain`.
 * Call this before the window opens; calls wait until `dispatch` is loaded.
 */
export function registerIpcHandlers(
  page: () => WebContents | undefined,
  dispatch: () => Promise<Dispatch>,
): void {
  for (const name of callNames) {
    ipcMain.handle(
      callChannel(name),
      async (event, ...args: unknown[]): Promise<CallResult<unknown>> => {
        if (isFromPage(event, page())) return (await dispatch())(name, args);
        log("ipc.refused", { call: name, why: "sender" });
        return { ok: false, problem: callProblem("forbidden") };
      },
    );
  }
}

/** Whether a call comes from the top frame of the window while that frame shows the renderer. */
function isFromPage(event: IpcMainInvokeEvent, page: WebContents | undefined): boolean {
  const frame = event.senderFrame;
  return (
    page !== undefined &&
    event.sender === page &&
    frame !== null &&
    frame === page.mainFrame &&
    originOf(frame.url) === rendererOrigin
  );
}

/**
 * Returns the origin of a URL, or undefined for a frame that has loaded nothing. `URL.origin` does
 * not work here, because it is "null" for a custom scheme.
 */
function originOf(address: string): string | undefined {
  const url = URL.parse(address);
  return url ? `${url.protocol}//${url.host}` : undefined;
}
