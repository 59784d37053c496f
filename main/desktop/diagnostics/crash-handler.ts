import { app, dialog, type WebContents } from "electron";
import { errorName } from "../../error-code.ts";
import { relaunchArguments } from "../lifecycle/command-line.ts";
import { relaunch } from "../lifecycle/relaunch.ts";
import type { MainWindow } from "../window/main-window.ts";
import {
  type Crash,
  crashDialog,
  type PromptedCrash,
  type RecoveryOption,
  recoveryOptions,
} from "./crash-dialog.ts";
import { writeCrashReport } from "./crash-report.ts";
import { log, logFailure, recentLines } from "./log.ts";
import { runningVersions } from "./versions.ts";

type Window = Pick<MainWindow, "page" | "show">;

/**
 * Writes a report of each crash and asks the user what to do. While the dialog is open or the app
 * is quitting, further crashes are only logged.
 */
export function handleCrashes(window: Window): void {
  let reopenedAt = reopenedAtIn(process.argv);
  let prompt: { readonly crash: PromptedCrash; readonly dialog: AbortController } | undefined;
  let quitting = false;

  const recover: Readonly<Record<RecoveryOption, () => void>> = {
    reload() {
      reopenedAt = Date.now();
      reopen(window);
    },
    restart: () => restartAfterCrash(Date.now()),
    wait() {
      // The renderer process may have ended while the dialog was open.
      if (window.page()?.isCrashed()) reopen(window);
    },
    quit() {
      quitting = true;
      // End the page's process first, because a frozen page would keep the app from quitting.
      window.page()?.forcefullyCrashRenderer();
      app.quit();
    },
  };

  const onCrash = (crash: Crash) => {
    if (prompt || quitting) {
      logCrash(crash);
      return;
    }
    const report = reportCrash(crash);
    if (crash.kind === "helper") return;
    const options = recoveryOptions(crash, Date.now(), reopenedAt);
    prompt = { crash, dialog: new AbortController() };
    void askUser(crash, options, report, prompt.dialog.signal).then((option) => {
      prompt = undefined;
      recover[option]();
    });
  };

  app.on("before-quit", () => {
    quitting = true;
  });
  watchProcesses(window, onCrash);
  watchResponsiveness(window, onCrash, () => {
    // The page responds again, so close the dialog. Aborting it has the same effect as its cancel
    // button, "Wait".
    if (prompt?.crash.kind === "frozen") prompt.dialog.abort();
  });
}

function watchProcesses(window: Window, onCrash: (crash: Crash) => void): void {
  process.on("uncaughtException", (error: unknown) => onCrash({ kind: "main", error }));
  process.on("unhandledRejection", (error: unknown) => onCrash({ kind: "main", error }));
  app.on("child-process-gone", (_event, { type, reason, exitCode }) => {
    if (reason !== "clean-exit") onCrash({ kind: "helper", type, reason, exitCode });
  });
  app.on("render-process-gone", (_event, page, { reason, exitCode }) => {
    if (reason === "clean-exit" || endedByUs.has(page)) return;
    onCrash(
      page === window.page()
        ? { kind: "window", reason, exitCode }
        : { kind: "helper", type: "login window", reason, exitCode },
    );
  });
}

function watchResponsiveness(
  window: Window,
  onCrash: (crash: Crash) => void,
  onResponsive: () => void,
): void {
  app.on("web-contents-created", (_event, page) => {
    page.on("unresponsive", () => {
      if (page === window.page()) onCrash({ kind: "frozen" });
    });
    page.on("responsive", () => {
      if (page === window.page()) onResponsive();
    });
  });
}

/** Logs a crash. Returns the path of its report, or undefined if the disk is not writable. */
export function reportCrash(crash: Crash): string | undefined {
  logCrash(crash);
  return writeCrashReport(app.getPath("logs"), {
    crash,
    at: new Date(),
    versions: runningVersions(),
    lines: recentLines(50),
  });
}

function logCrash(crash: Crash): void {
  if (crash.kind === "main") logFailure("crash.main", crash.error);
  else {
    const { kind, ...facts } = crash;
    log(`crash.${kind}`, facts);
  }
}

/**
 * Asks the user what to do. Waits until Electron is ready, because dialogs do not work before that.
 * Never rejects.
 */
async function askUser(
  crash: PromptedCrash,
  options: readonly RecoveryOption[],
  report: string | undefined,
  signal: AbortSignal,
): Promise<RecoveryOption> {
  try {
    await app.whenReady();
    const { response } = await dialog.showMessageBox({
      ...crashDialog(crash, options, report),
      signal,
    });
    return options[response] ?? "quit";
  } catch (error) {
    log("crash.dialog-failed", { error: errorName(error) });
    return "quit";
  }
}

/**
 * The pages whose renderer process we ended in order to reload them. They are listed here so that
 * the end of such a process is not reported as a crash.
 */
const endedByUs = new WeakSet<WebContents>();

function reopen(window: Window): void {
  const page = window.page();
  if (page?.isCrashed()) page.reload();
  else if (page) endAndReload(page);
  window.show();
}

/**
 * Ends the page's process, then reloads the page. `reload` alone has no effect on a frozen page,
 * because Electron ignores `reload` while the process is still running.
 */
function endAndReload(page: WebContents): void {
  endedByUs.add(page);
  page.once("render-process-gone", () => setImmediate(() => page.reload()));
  page.once("did-finish-load", () => endedByUs.delete(page));
  page.forcefullyCrashRenderer();
}

/** The flag that passes the time of a crash to the restarted app. */
const reopenedFlag = "--reopened-at=";

function restartAfterCrash(now: number): void {
  const args = relaunchArguments(process.argv).filter((arg) => !arg.startsWith(reopenedFlag));
  relaunch([...args, `${reopenedFlag}${now}`]);
}

/** Returns when the app was reopened after a crash, in milliseconds since the epoch. */
function reopenedAtIn(argv: readonly string[]): number | undefined {
  const flag = argv.find((arg) => arg.startsWith(reopenedFlag));
  return flag === undefined ? undefined : Number(flag.slice(reopenedFlag.length));
}
