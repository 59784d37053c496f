import { type Tally, total } from "./tally.ts";

/** Prints the last line, which a CI reads, and returns the exit code. */
export function report(tallies: readonly Tally[]): number {
  const { passed, failed } = total(tallies, process.platform);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
