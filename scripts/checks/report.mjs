import { total } from "./tally.mjs";

/**
 * Ends the run: one line over all runners, which a CI reads too, and the exit code.
 * @param {readonly import("./tally.mjs").Tally[]} tallies
 */
export function report(tallies) {
  const { passed, failed } = total(tallies, process.platform);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
