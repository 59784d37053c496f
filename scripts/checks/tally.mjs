/** Adds up what the runners report. Pure: reports go in as they were written, a tally comes out. */

/**
 * `skipped` is a part of neither.
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Tally
 */

const crashed = { passed: 0, failed: 1, skipped: 0 };

/**
 * A runner that says less than its exit code is not believed: an error outside a test, or a suite that found no test,
 * counts as one failure.
 * @param {Tally} tally @param {number | null} exitCode @returns {Tally}
 */
function believed(tally, exitCode) {
  const foundNothing = tally.passed + tally.failed === 0;
  const hidesFailure = exitCode !== 0 && tally.failed === 0;
  return foundNothing || hidesFailure ? { ...tally, failed: tally.failed + 1 } : tally;
}

/** @param {number | null} exitCode @returns {Tally} */
export const tallyOfCheck = (exitCode) =>
  exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : crashed;

/** @typedef {{ readonly numPassedTests: number, readonly numFailedTests: number, readonly numPendingTests: number, readonly numTodoTests: number }} VitestReport */

/**
 * @param {VitestReport | undefined} report of vitest's JSON reporter; undefined: it never got so far
 * @param {number | null} exitCode
 */
export function tallyOfVitest(report, exitCode) {
  if (!report) return crashed;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
  const skipped = numPendingTests + numTodoTests;
  return believed({ passed: numPassedTests, failed: numFailedTests, skipped }, exitCode);
}

/** @typedef {{ readonly stats: { readonly expected: number, readonly unexpected: number, readonly flaky: number, readonly skipped: number } }} PlaywrightReport */

/**
 * @param {PlaywrightReport | undefined} report of Playwright's JSON reporter
 * @param {number | null} exitCode
 */
export function tallyOfPlaywright(report, exitCode) {
  if (!report) return crashed;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return believed({ passed: expected, failed: unexpected + flaky, skipped }, exitCode);
}

/**
 * The sum. On Linux every test can run, so one that was skipped there is one that failed.
 * @param {readonly Tally[]} tallies @param {NodeJS.Platform} platform
 */
export function total(tallies, platform) {
  /** @param {keyof Tally} key */
  const sum = (key) => tallies.reduce((all, tally) => all + tally[key], 0);
  const failedBySkipping = platform === "linux" ? sum("skipped") : 0;
  return { passed: sum("passed"), failed: sum("failed") + failedBySkipping };
}
