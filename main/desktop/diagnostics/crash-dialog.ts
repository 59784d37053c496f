/** What crashed, and what the user is asked about it: values in, values out. `crash-handler.ts` sees it happen. */
import type { MessageBoxOptions } from "electron";
import { dialogTexts } from "../../i18n/dialogs.ts";

export type Crash =
  /** An exception that nobody caught, or a rejection that nobody handled. */
  | { readonly kind: "main"; readonly error: unknown }
  /** The window's page is gone. Electron's words for why. */
  | { readonly kind: "window"; readonly reason: string; readonly exitCode: number }
  /** The window's page is there and does not answer. */
  | { readonly kind: "frozen" }
  /** A login window's page, the GPU's process, and others of Chromium's. */
  | {
      readonly kind: "helper";
      readonly type: string;
      readonly reason: string;
      readonly exitCode: number;
    };

/** Electron starts the others anew by itself, or the app goes on without them. */
export type PromptedCrash = Exclude<Crash, { kind: "helper" }>;

export type RecoveryOption = "reload" | "restart" | "wait" | "quit";

/** A crash so soon after the user reopened it shows that reopening does not help. Milliseconds. */
const tooSoon = 60_000;

/** The ways on, the best first. In milliseconds since the epoch; a clock that was set back makes a crash a first one. */
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

/** One line for the report. */
export function describeCrash(crash: Crash): string {
  switch (crash.kind) {
    case "main":
      return "Pagekeeper itself met an error that nothing handled.";
    case "window":
      return `The window's process ended (${crash.reason}, exit code ${crash.exitCode}).`;
    case "frozen":
      return "The window's process no longer answers.";
    case "helper":
      return `A process of the browser engine ended (${crash.type}, ${crash.reason}, exit code ${crash.exitCode}).`;
  }
}

/** `report` is undefined where none could be written. The buttons stand in the order of `ways`. */
export function crashDialog(
  crash: PromptedCrash,
  ways: readonly RecoveryOption[],
  report: string | undefined,
): MessageBoxOptions {
  const texts = dialogTexts().crash;
  const reopens = ways.some((way) => way === "reload" || way === "restart");
  const kept = report ? texts.report(report) : texts.noReport;
  return {
    type: "error",
    title: "Pagekeeper",
    message: texts[reopens ? crash.kind : (`${crash.kind}Again` as const)],
    detail: `${reopens ? texts.first : texts.again}\n\n${kept}`,
    buttons: ways.map((way) => texts.ways[way]),
    defaultId: 0,
    cancelId: ways.includes("wait") ? ways.indexOf("wait") : ways.indexOf("quit"),
    noLink: true,
  };
}
