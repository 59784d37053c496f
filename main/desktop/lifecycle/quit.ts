/** How a run ends. */
import { app } from "electron";
import { logFailure } from "../diagnostics/log.ts";
import { runAfterQuit } from "./relaunch.ts";

export interface QuitOptions {
  /**
   * Lets go of the sockets, so that the port is free for the next start, and of the keychain, because Electron's exit does
   * not survive a call into it.
   */
  readonly close: () => Promise<void>;
  /** The last thing that is done, when nobody writes files any more. */
  readonly afterClose: () => void;
}

/** Milliseconds. A keychain that waits at its prompt may never let go. */
const longestClose = 3_000;

/**
 * Ctrl-C, the end of a session, a terminal that is closed. Chromium would quit by itself, if nobody in this process listened;
 * electron-store does, to remove what it has half written, and ends the process at once where it is the only one.
 */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Quitting waits for `close`, but not forever. */
export function closeBeforeQuit({ close, afterClose }: QuitOptions): void {
  const finish = () => {
    for (const step of [afterClose, runAfterQuit]) {
      try {
        step();
      } catch (error) {
        logFailure("quit.unfinished", error);
      }
    }
  };
  // Once: what listens for electron-store sends the signal again, and Electron 42 was seen to abort when it is told to quit twice.
  let asked = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (!asked) app.quit();
      asked = true;
    });
  }
  let closing = false;
  app.on("will-quit", (event) => {
    if (closing) return;
    event.preventDefault();
    closing = true;
    const giveUp = setTimeout(() => {
      finish();
      endAtOnce();
    }, longestClose);
    void close()
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(giveUp);
        finish();
        // Not quit(): Electron 42 does nothing on a second one after the first was held up here.
        app.exit();
      });
  });
}

/**
 * For a keychain that waits at its prompt: Electron's exit would wait for the thread that this holds. Nothing is lost,
 * every step was written down before it began.
 */
function endAtOnce(): void {
  process.kill(process.pid, "SIGKILL");
}
