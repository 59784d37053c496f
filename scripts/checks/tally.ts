export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const oneFailure: Tally = { passed: 0, failed: 1, skipped: 0 };

export const tallyExitCode = (exitCode: number | null): Tally =>
  exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : oneFailure;

/** The report of Vitest's JSON reporter. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** `report` is undefined if Vitest crashed before it wrote the report. */
export function tallyVitest(report: VitestReport | undefined, exitCode: number | null): Tally {
  if (!report) return oneFailure;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
  const skipped = numPendingTests + numTodoTests;
  return withHiddenFailure({ passed: numPassedTests, failed: numFailedTests, skipped }, exitCode);
}

/** The report of Playwright's JSON reporter. */
export interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

export function tallyPlaywright(
  report: PlaywrightReport | undefined,
  exitCode: number | null,
): Tally {
  if (!report) return oneFailure;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return withHiddenFailure({ passed: expected, failed: unexpected + flaky, skipped }, exitCode);
}

/** Counts an error outside of tests, or a suite without tests, as one failure. */
function withHiddenFailure(tally: Tally, exitCode: number | null): Tally {
  const foundNothing = tally.passed + tally.failed === 0;
  const hidesFailure = exitCode !== 0 && tally.failed === 0;
  return foundNothing || hidesFailure ? { ...tally, failed: tally.failed + 1 } : tally;
}

/** Returns the totals. Every test can run on Linux, so there a skipped test counts as failed. */
export function total(tallies: readonly Tally[], platform: NodeJS.Platform) {
  const sum = (key: keyof Tally) => tallies.reduce((all, tally) => all + tally[key], 0);
  const failedBySkipping = platform === "linux" ? sum("skipped") : 0;
  return { passed: sum("passed"), failed: sum("failed") + failedBySkipping };
}
