/**
 * `npm run test:package`: builds and tests the package. As root, it also installs and removes the
 * package.
 */
import { testPackage, whyNoPackageTests } from "./checks/package.ts";
import { report } from "./checks/report.ts";
import { runScript, ScriptError } from "./lib/script-error.mjs";

await runScript(async () => {
  const obstacle = whyNoPackageTests();
  if (obstacle !== undefined) throw new ScriptError(obstacle);
  return report(await testPackage());
});
