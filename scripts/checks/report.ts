import { type Tally, total } from "./tally.ts";

/** Prints the totals as the last line, where a CI can find them, and returns the exit code. */
export function report(tallies: readonly Tally[]): number {
  const { passed, failed } = total(tallies, process.platform);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
