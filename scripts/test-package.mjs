/**
 * `npm run test:package`: builds the package with the stock copy of Electron, and tests what is built. It installs the .deb on
 * this computer and removes it again: on Debian and Ubuntu, as root or with sudo.
 */
import { testPackage } from "./checks/package.mjs";
import { report } from "./checks/report.mjs";

report(await testPackage());
