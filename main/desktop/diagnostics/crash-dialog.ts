import type { MessageBoxOptions } from "electron";
import { dialogTexts } from "../../i18n/dialogs.ts";

/** A crash. `reason` and `type` have the values that Electron reports. */
export type Crash =
  /** The main process had an uncaught exception or an unhandled rejection. */
  | { readonly kind: "main"; readonly error: unknown }
  /** The renderer process of the main window ended. */
  | { readonly kind: "window"; readonly reason: string; readonly exitCode: number }
  /** The page in the main window does not respond. */
  | { readonly kind: "frozen" }
  /** Another Chromium process ended, for example the GPU process. */
  | {
      readonly kind: "helper";
      readonly type: string;
      readonly reason: string;
      readonly exitCode: number;
    };

/**
 * A crash for which the app asks the user what to do. Helper crashes are excluded, because Electron
 * restarts helpers or the app works without them.
 */
export type PromptedCrash = Exclude<Crash, { kind: "helper" }>;

export type RecoveryOption = "reload" | "restart" | "wait" | "quit";

/** A second crash within this many milliseconds shows that reopening does not help. */
const tooSoon = 60_000;

/**
 * Returns what the user can do about a crash, the best option first. Both times are in milliseconds
 * since the epoch. If the clock was set back since `reopenedAt`, the crash counts as the first one.
 */
export function recoveryOptions(
  crash: PromptedCrash,
  now: number,
  reopenedAt: number | undefined,
): readonly RecoveryOption[] {
  const again = reopenedAt !== undefined && now >= reopenedAt && now - reopenedAt < tooSoon;
  if (crash.kind === "frozen") return again ? ["wait", "quit"] : ["wait", "reload", "quit"];
  if (again) return ["quit"];
  return [crash.kind === "main" ? "restart" : "reload", "quit"];
}

/**
 * Returns a dialog with a button for each option, in the same order. `report` is the path of the
 * crash report, if one was written.
 */
export function crashDialog(
  crash: PromptedCrash,
  options: readonly RecoveryOption[],
  report: string | undefined,
): MessageBoxOptions {
  const texts = dialogTexts().crash;
  const reopens = options.some((option) => option === "reload" || option === "restart");
  const aboutReport = report ? texts.report(report) : texts.noReport;
  return {
    type: "error",
    title: "Pagekeeper",
    message: texts[reopens ? crash.kind : (`${crash.kind}Again` as const)],
    detail: `${reopens ? texts.first : texts.again}\n\n${aboutReport}`,
    buttons: options.map((option) => texts.buttons[option]),
    defaultId: 0,
    cancelId: options.indexOf(options.includes("wait") ? "wait" : "quit"),
    noLink: true,
  };
}
