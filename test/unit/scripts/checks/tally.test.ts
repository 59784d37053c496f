import { describe, expect, it } from "vitest";
import {
  tallyOfCheck,
  tallyOfPlaywright,
  tallyOfVitest,
  total,
} from "../../../../scripts/checks/tally.mjs";

const vitest = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 } };

describe("a runner", () => {
  it("is counted as it reports", () => {
    expect(tallyOfVitest(vitest, 0)).toEqual({ passed: 7, failed: 0, skipped: 0 });
    expect(tallyOfPlaywright(playwright, 0)).toEqual({ passed: 3, failed: 0, skipped: 0 });
  });

  it("fails once when it wrote no report", () => {
    expect(tallyOfVitest(undefined, 1).failed).toBe(1);
    expect(tallyOfPlaywright(undefined, null).failed).toBe(1);
  });

  it("fails when it found no test", () => {
    expect(tallyOfVitest({ ...vitest, numPassedTests: 0 }, 0).failed).toBe(1);
    expect(tallyOfPlaywright({ stats: { ...playwright.stats, expected: 0 } }, 0).failed).toBe(1);
  });

  it("fails when something outside its tests did", () => {
    expect(tallyOfVitest(vitest, 1)).toEqual({ passed: 7, failed: 1, skipped: 0 });
    expect(tallyOfPlaywright(playwright, null)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it("does not count a failure twice", () => {
    expect(tallyOfVitest({ ...vitest, numFailedTests: 2 }, 1).failed).toBe(2);
  });

  it("has failed where a test passed at the second try", () => {
    const flaky = { stats: { ...playwright.stats, flaky: 1 } };
    expect(tallyOfPlaywright(flaky, 0).failed).toBe(1);
  });

  it("counts what waits and what is to be written as skipped", () => {
    expect(tallyOfVitest({ ...vitest, numPendingTests: 1, numTodoTests: 2 }, 0).skipped).toBe(3);
  });
});

describe("the sum", () => {
  const some = { passed: 2, failed: 1, skipped: 0 };
  const withSkipped = { passed: 1, failed: 0, skipped: 3 };

  it("adds up all runners and the checks", () => {
    const all = [tallyOfCheck(0), tallyOfCheck(1), some];
    expect(total(all, "linux")).toEqual({ passed: 3, failed: 2 });
  });

  it("takes a skipped test for a failed one on Linux, where all can run", () => {
    expect(total([some, withSkipped], "linux")).toEqual({ passed: 3, failed: 4 });
  });

  it("lets tests be skipped elsewhere", () => {
    expect(total([some, withSkipped], "darwin")).toEqual({ passed: 3, failed: 1 });
  });
});
