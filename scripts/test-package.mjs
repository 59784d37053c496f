/**
 * `npm run test:package`: builds the package with the stock copy of Electron, and tests what is built. As root it installs the
 * .deb on this computer and removes it again.
 */
import { testPackage, whyNoPackage } from "./checks/package.mjs";
import { report } from "./checks/report.mjs";

const whyNot = whyNoPackage();
if (whyNot === undefined) report(await testPackage());
else {
  console.error(whyNot);
  process.exitCode = 1;
}
