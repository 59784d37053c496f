import { app } from "electron";
import { logFailure } from "../diagnostics/log.ts";
import { runAfterQuit } from "./relaunch.ts";

export interface QuitDeps {
  /**
   * Releases the sockets, so that the next start can use the port, and the keychain, because
   * Electron crashes if it exits during a keychain call.
   */
  readonly close: () => Promise<void>;
  /** Runs last, when nothing writes files any more. */
  readonly afterClose: () => void;
}

/** Milliseconds. A keychain that shows a prompt may never return. */
const closeTimeout = 3_000;

/**
 * Chromium would handle these if nothing in this process listened to them. electron-store does, to
 * remove a half-written file, and without another listener it ends the process at once.
 */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Makes quitting wait for `close`, for a few seconds at most. */
export function closeBeforeQuit({ close, afterClose }: QuitDeps): void {
  quitOnSignals();
  const finish = () => {
    for (const step of [afterClose, runAfterQuit]) {
      try {
        step();
      } catch (error) {
        logFailure("quit.failed", error);
      }
    }
  };
  let closing = false;
  app.on("will-quit", (event) => {
    if (closing) return;
    event.preventDefault();
    closing = true;
    const giveUp = setTimeout(() => {
      finish();
      kill();
    }, closeTimeout);
    void close()
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(giveUp);
        finish();
        // Electron 42 ignores a second quit() after the first one was prevented.
        app.exit();
      });
  });
}

/** Quits once: electron-store repeats each signal, and Electron 42 may abort on a second quit. */
function quitOnSignals(): void {
  let quitting = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (!quitting) app.quit();
      quitting = true;
    });
  }
}

/**
 * Ends the process although a keychain call is running, which a normal exit would wait for. Nothing
 * is lost, because every step is recorded before it begins.
 */
function kill(): void {
  process.kill(process.pid, "SIGKILL");
}
