import { describe, expect, it } from "vitest";
import {
  crashDialog,
  type PromptedCrash,
  recoveryOptions,
} from "../../../../main/desktop/diagnostics/crash-dialog.ts";

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
] as const)("offers the right options after a crash of %s", (_name, crash, reopenedAt, options) => {
  expect(recoveryOptions(crash, now, reopenedAt)).toEqual(options);
});

describe("the crash dialog", () => {
  it("says what happened and where the report is, and has a button for each option", () => {
    const { message, detail, buttons } = crashDialog(gone, ["reload", "quit"], "/logs/crash-1.txt");
    expect(message).toBe("Pagekeeper's window has crashed.");
    expect(detail).toContain("/logs/crash-1.txt");
    expect(buttons).toEqual(["Reopen the window", "Quit Pagekeeper"]);
  });

  it("says if no report could be written", () => {
    expect(crashDialog(main, ["restart", "quit"], undefined).detail).toContain(
      "could not be written",
    );
  });

  it("says that reopening does not help if it just did not", () => {
    const { message, detail, buttons } = crashDialog(gone, ["quit"], "/logs/crash-1.txt");
    expect(message).toContain("again");
    expect(detail).toContain("does not help");
    expect(buttons).toEqual(["Quit Pagekeeper"]);
  });

  it.each([
    [frozen, ["wait", "reload", "quit"], 0],
    [gone, ["reload", "quit"], 1],
    [gone, ["quit"], 0],
  ] as const)("treats closing it as the mildest option (%#)", (crash, options, cancelId) => {
    expect(crashDialog(crash, options, undefined).cancelId).toBe(cancelId);
  });
});
