/** `npm run check`: runs the fast checks. Run it before each commit. */
import { report } from "./checks/report.ts";
import { runStaticChecks, runVitest } from "./checks/tools.ts";

process.exitCode = report([
  ...runStaticChecks(),
  runVitest(["--project=unit", "--project=contract"]),
]);
