import type { MessageBoxOptions } from "electron";
import { dialogTexts } from "../../i18n/dialogs.ts";

/** `reason` and `type` are Electron's words. */
export type Crash =
  /** An uncaught exception or an unhandled rejection. */
  | { readonly kind: "main"; readonly error: unknown }
  /** The process of the window's page ended. */
  | { readonly kind: "window"; readonly reason: string; readonly exitCode: number }
  /** The window's page does not respond. */
  | { readonly kind: "frozen" }
  /** Another process of Chromium ended, such as the GPU's or a login window's. */
  | {
      readonly kind: "helper";
      readonly type: string;
      readonly reason: string;
      readonly exitCode: number;
    };

/** Helpers need no dialog: Electron restarts them, or the app works without them. */
export type PromptedCrash = Exclude<Crash, { kind: "helper" }>;

export type RecoveryOption = "reload" | "restart" | "wait" | "quit";

/** Milliseconds. A crash this soon after reopening shows that reopening does not help. */
const tooSoon = 60_000;

/**
 * Returns what the user can do about a crash, the best first. Both times are milliseconds since the
 * epoch; if the clock was set back meanwhile, the crash counts as the first.
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

/** Has a button for each option, in their order. `report` is the path of the report, if any. */
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
