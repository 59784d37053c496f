/**
 * `npm test`: runs all checks and tests one after the other, so that they do not slow each other
 * down.
 */
import { testPackage, whyNoPackageTests } from "./checks/package.ts";
import { report } from "./checks/report.ts";
import { type Tally, tallyExitCode } from "./checks/tally.ts";
import { runPlaywright, runStaticChecks, runVitest } from "./checks/tools.ts";
import { build } from "./lib/build.ts";

process.exitCode = report([
  ...runStaticChecks(),
  // The sweeps take minutes. `npm run test:kills` runs them.
  runVitest(["--project=!sweeps"]),
  tallyBuild(),
  runPlaywright(),
  ...(await packageTallies()),
]);

function tallyBuild(): Tally {
  try {
    build();
    return tallyExitCode(0);
  } catch (error) {
    console.error(error);
    return tallyExitCode(1);
  }
}

async function packageTallies(): Promise<readonly Tally[]> {
  const obstacle = whyNoPackageTests();
  if (obstacle === undefined) return testPackage();
  console.log(`\n${obstacle}`);
  return [];
}
