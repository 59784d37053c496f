/** `npm test`: everything, one after the other, so that nothing is measured against the load of something else. */
import { testPackage, whyNoPackage } from "./checks/package.mjs";
import { report } from "./checks/report.mjs";
import { tallyOfCheck } from "./checks/tally.mjs";
import { runPlaywright, runStaticChecks, runVitest } from "./checks/tools.mjs";
import { build } from "./run/build.mjs";

function tallyOfBuild() {
  try {
    build();
    return tallyOfCheck(0);
  } catch (error) {
    console.error(error);
    return tallyOfCheck(1);
  }
}

async function talliesOfPackage() {
  const whyNot = whyNoPackage();
  if (whyNot === undefined) return testPackage();
  console.log(`\n${whyNot}`);
  return [];
}

report([
  ...runStaticChecks(),
  runVitest(),
  tallyOfBuild(),
  runPlaywright(),
  ...(await talliesOfPackage()),
]);
