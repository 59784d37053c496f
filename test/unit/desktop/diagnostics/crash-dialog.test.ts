import { describe, expect, it } from "vitest";
import {
  crashDialog,
  type PromptedCrash,
  recoveryOptions,
} from "../../../../main/desktop/diagnostics/crash-dialog.ts";
import { dialogTexts } from "../../../../main/i18n/en/dialogs.ts";

const { crash } = dialogTexts;
const now = Date.UTC(2026, 10, 24);
const main: PromptedCrash = { kind: "main", error: new TypeError("x") };
const gone: PromptedCrash = { kind: "window", reason: "crashed", exitCode: 5 };
const frozen: PromptedCrash = { kind: "frozen" };

it.each([
  ["main for the first time", main, undefined, ["restart", "quit"]],
  ["the window for the first time", gone, undefined, ["reload", "quit"]],
  ["a frozen window for the first time", frozen, undefined, ["wait", "reload", "quit"]],
  ["main a second after reopening", main, now - 1_000, ["quit"]],
  ["the window right after reopening", gone, now, ["quit"]],
  ["the window just within a minute", gone, now - 59_999, ["quit"]],
  ["a frozen window within a minute", frozen, now - 1_000, ["wait", "quit"]],
  ["the window a minute after reopening", gone, now - 60_000, ["reload", "quit"]],
  ["main after the clock was set back", main, now + 1_000, ["restart", "quit"]],
  ["main after a start with an invalid time", main, Number.NaN, ["restart", "quit"]],
] as const)(
  "offers the right options after a crash of %s",
  (_name, prompted, reopenedAt, options) => {
    expect(recoveryOptions(prompted, now, reopenedAt)).toEqual(options);
  },
);

describe("the crash dialog", () => {
  it("says what happened and where the report is, and has a button for each option", () => {
    const { message, detail, buttons } = crashDialog(gone, ["reload", "quit"], "/logs/crash-1.txt");
    expect(message).toBe(crash.window);
    expect(detail).toContain("/logs/crash-1.txt");
    expect(buttons).toEqual([crash.buttons.reload, crash.buttons.quit]);
  });

  it("says if no report could be written", () => {
    expect(crashDialog(main, ["restart", "quit"], undefined).detail).toContain(crash.noReport);
  });

  it("says that reopening does not help if it just did not", () => {
    const { message, detail, buttons } = crashDialog(gone, ["quit"], "/logs/crash-1.txt");
    expect(message).toBe(crash.windowAgain);
    expect(detail).toContain(crash.again);
    expect(detail).not.toContain(crash.first);
    expect(buttons).toEqual([crash.buttons.quit]);
  });

  it.each([
    [frozen, ["wait", "reload", "quit"], 0],
    [gone, ["reload", "quit"], 1],
    [gone, ["quit"], 0],
  ] as const)("treats closing it as the mildest option (%#)", (prompted, options, cancelId) => {
    expect(crashDialog(prompted, options, undefined).cancelId).toBe(cancelId);
  });
});
