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
  ["main, for the first time", main, undefined, ["restart", "quit"]],
  ["the window, for the first time", gone, undefined, ["reload", "quit"]],
  ["a frozen window, for the first time", frozen, undefined, ["wait", "reload", "quit"]],
  ["main, a second after a reopening", main, now - 1_000, ["quit"]],
  ["the window, at once after a reopening", gone, now, ["quit"]],
  ["the window, just within the minute", gone, now - 59_999, ["quit"]],
  ["a frozen window, within the minute", frozen, now - 1_000, ["wait", "quit"]],
  ["the window, a minute later", gone, now - 60_000, ["reload", "quit"]],
  ["main, when the clock was set back since", main, now + 1_000, ["restart", "quit"]],
  ["main, after a start with nonsense", main, Number.NaN, ["restart", "quit"]],
] as const)("offers after a crash of %s", (_name, crash, reopenedAt, ways) => {
  expect(recoveryOptions(crash, now, reopenedAt)).toEqual(ways);
});

describe("the question", () => {
  it("says what happened, where the report is, and has a button for each way", () => {
    const { message, detail, buttons } = crashDialog(gone, ["reload", "quit"], "/logs/crash-1.txt");
    expect(message).toBe("Pagekeeper's window has crashed.");
    expect(detail).toContain("/logs/crash-1.txt");
    expect(buttons).toEqual(["Reopen the window", "Quit Pagekeeper"]);
  });

  it("says so where no report could be written", () => {
    expect(crashDialog(main, ["restart", "quit"], undefined).detail).toContain(
      "could not be written",
    );
  });

  it("promises nothing of reopening when it has just not helped", () => {
    const { message, detail, buttons } = crashDialog(gone, ["quit"], "/logs/crash-1.txt");
    expect(message).toContain("again");
    expect(detail).toContain("does not help");
    expect(buttons).toEqual(["Quit Pagekeeper"]);
  });

  it.each([
    [frozen, ["wait", "reload", "quit"], 0],
    [gone, ["reload", "quit"], 1],
    [gone, ["quit"], 0],
  ] as const)("takes a closed dialog for what does the least (%#)", (crash, ways, cancelId) => {
    expect(crashDialog(crash, ways, undefined).cancelId).toBe(cancelId);
  });
});
