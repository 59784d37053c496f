/** `npm run check`: the fast checks, for before a commit. */
import { report } from "./checks/report.ts";
import { runStaticChecks, runVitest } from "./checks/tools.ts";

process.exitCode = report([
  ...runStaticChecks(),
  runVitest(["--project=unit", "--project=contract"]),
]);
