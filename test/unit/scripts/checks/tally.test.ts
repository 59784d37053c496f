import { describe, expect, it } from "vitest";
import {
  tallyExitCode,
  tallyPlaywright,
  tallyVitest,
  total,
} from "../../../../scripts/checks/tally.ts";

const vitest = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 } };

describe("the tally of a runner", () => {
  it("counts what the runner reports", () => {
    expect(tallyVitest(vitest, 0)).toEqual({ passed: 7, failed: 0, skipped: 0 });
    expect(tallyPlaywright(playwright, 0)).toEqual({ passed: 3, failed: 0, skipped: 0 });
  });

  it("counts a missing report as one failure", () => {
    expect(tallyVitest(undefined, 1).failed).toBe(1);
    expect(tallyPlaywright(undefined, null).failed).toBe(1);
  });

  it("counts a run without tests as one failure", () => {
    expect(tallyVitest({ ...vitest, numPassedTests: 0 }, 0).failed).toBe(1);
    expect(tallyPlaywright({ stats: { ...playwright.stats, expected: 0 } }, 0).failed).toBe(1);
  });

  it("counts an error outside of tests as one failure", () => {
    expect(tallyVitest(vitest, 1)).toEqual({ passed: 7, failed: 1, skipped: 0 });
    expect(tallyPlaywright(playwright, null)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it("does not count a failure twice", () => {
    expect(tallyVitest({ ...vitest, numFailedTests: 2 }, 1).failed).toBe(2);
  });

  it("counts a test that only passed on its second try as failed", () => {
    const flaky = { stats: { ...playwright.stats, flaky: 1 } };
    expect(tallyPlaywright(flaky, 0).failed).toBe(1);
  });

  it("counts pending and unwritten tests as skipped", () => {
    expect(tallyVitest({ ...vitest, numPendingTests: 1, numTodoTests: 2 }, 0).skipped).toBe(3);
  });
});

describe("the total", () => {
  const some = { passed: 2, failed: 1, skipped: 0 };
  const withSkipped = { passed: 1, failed: 0, skipped: 3 };

  it("adds up all runners and checks", () => {
    const all = [tallyExitCode(0), tallyExitCode(1), some];
    expect(total(all, "linux")).toEqual({ passed: 3, failed: 2 });
  });

  it("counts a skipped test as failed on Linux, where every test can run", () => {
    expect(total([some, withSkipped], "linux")).toEqual({ passed: 3, failed: 4 });
  });

  it("allows skipped tests on other systems", () => {
    expect(total([some, withSkipped], "darwin")).toEqual({ passed: 3, failed: 1 });
  });
});
