/** Sees crashes happen: leaves a report of each, and asks the user how to go on. Loaded before the window. */
import { app, dialog, type WebContents } from "electron";
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
import { errorName, log, logFailure, recentLines } from "./log.ts";
import { runningVersions } from "./versions.ts";

type Window = Pick<MainWindow, "page" | "show">;

/** Tells it to the next start, which knows nothing else of this one. */
const reopenedFlag = "--reopened-at=";

/** One crash at a time is asked about; one that comes meanwhile, or while the app quits, is logged only. */
export function handleCrashes(window: Window): void {
  let reopenedAt = reopenedAtIn(process.argv);
  let asked: { readonly crash: PromptedCrash; readonly dialog: AbortController } | undefined;
  let leaving = false;

  const go: Readonly<Record<RecoveryOption, () => void>> = {
    reload() {
      reopenedAt = Date.now();
      reopen(window);
    },
    restart: () => restartAfterCrash(Date.now()),
    wait() {
      // It has ended while the user was asked.
      if (window.page()?.isCrashed()) reopen(window);
    },
    quit() {
      leaving = true;
      // A page that does not answer would hold up the quit.
      window.page()?.forcefullyCrashRenderer();
      app.quit();
    },
  };

  const onCrash = (crash: Crash) => {
    if (asked || leaving) {
      logCrash(crash);
      return;
    }
    const report = reportCrash(crash);
    if (crash.kind === "helper") return;
    const ways = recoveryOptions(crash, Date.now(), reopenedAt);
    asked = { crash, dialog: new AbortController() };
    void ask(crash, ways, report, asked.dialog.signal).then((way) => {
      asked = undefined;
      go[way]();
    });
  };

  app.on("before-quit", () => {
    leaving = true;
  });
  process.on("uncaughtException", (error: unknown) => onCrash({ kind: "main", error }));
  process.on("unhandledRejection", (error: unknown) => onCrash({ kind: "main", error }));
  app.on("child-process-gone", (_event, { type, reason, exitCode }) => {
    if (reason !== "clean-exit") onCrash({ kind: "helper", type, reason, exitCode });
  });
  app.on("render-process-gone", (_event, page, { reason, exitCode }) => {
    if (reason === "clean-exit" || ended.has(page)) return;
    const ours = page === window.page();
    onCrash(
      ours
        ? { kind: "window", reason, exitCode }
        : { kind: "helper", type: "login window", reason, exitCode },
    );
  });
  app.on("web-contents-created", (_event, page) => {
    page.on("unresponsive", () => {
      if (page === window.page()) onCrash({ kind: "frozen" });
    });
    page.on("responsive", () => {
      // The dialog closes with the answer "wait".
      if (asked?.crash.kind === "frozen" && page === window.page()) asked.dialog.abort();
    });
  });
}

/** Logs it and writes its report; the report's path, undefined when the disk refuses. */
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

/** Never rejects. Before Electron is ready there are no dialogs. */
async function ask(
  crash: PromptedCrash,
  ways: readonly RecoveryOption[],
  report: string | undefined,
  signal: AbortSignal,
): Promise<RecoveryOption> {
  try {
    await app.whenReady();
    const options = { ...crashDialog(crash, ways, report), signal };
    const { response } = await dialog.showMessageBox(options);
    return ways[response] ?? "quit";
  } catch (error) {
    log("crash.not-asked", { error: errorName(error) });
    return "quit";
  }
}

/** Pages whose process we ended ourselves, to load them again. */
const ended = new WeakSet<WebContents>();

function reopen(window: Window): void {
  const page = window.page();
  if (page?.isCrashed()) page.reload();
  else if (page) endAndReload(page);
  window.show();
}

/** A page that does not answer would not obey; until its process is gone, Electron forgets that it was told to load. */
function endAndReload(page: WebContents): void {
  ended.add(page);
  page.once("render-process-gone", () => setImmediate(() => page.reload()));
  page.once("did-finish-load", () => ended.delete(page));
  page.forcefullyCrashRenderer();
}

function restartAfterCrash(now: number): void {
  const kept = relaunchArguments(process.argv).filter((arg) => !arg.startsWith(reopenedFlag));
  relaunch([...kept, `${reopenedFlag}${now}`]);
}

/** Milliseconds since the epoch. */
function reopenedAtIn(argv: readonly string[]): number | undefined {
  const flag = argv.find((arg) => arg.startsWith(reopenedFlag));
  return flag === undefined ? undefined : Number(flag.slice(reopenedFlag.length));
}
