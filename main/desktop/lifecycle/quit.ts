import { app } from "electron";
import { logFailure } from "../diagnostics/log.ts";
import { runAfterQuit } from "./relaunch.ts";

export interface QuitDeps {
  /**
   * Releases the sockets and the keychain, because the next start needs the port, and Electron
   * crashes if it exits during a keychain call.
   */
  readonly close: () => Promise<void>;
  /** Called at the very end, when no more files are written. */
  readonly afterClose: () => void;
}

/**
 * How long to wait for `close`, in milliseconds. There is a limit because a keychain call may wait
 * forever for a prompt.
 */
const closeTimeout = 3_000;

/**
 * The signals that quit the app. We must listen to them, because electron-store listens to them too
 * and would otherwise end the process immediately. Chromium does not handle signals that
 * electron-store listens to.
 */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Delays quitting until `close` has settled, but for at most a few seconds. */
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
        // Exit directly, because Electron 42 ignores a second `quit()` if the first one was
        // prevented.
        app.exit();
      });
  });
}

/**
 * Quits on the first signal only. electron-store repeats each signal, and Electron 42 may abort if
 * `quit()` is called twice.
 */
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
 * Ends the process at once, because a normal exit would wait for a keychain call that is running.
 * Nothing is lost, because every step is recorded before it begins.
 */
function kill(): void {
  process.kill(process.pid, "SIGKILL");
}
