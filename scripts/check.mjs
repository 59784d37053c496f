/** `npm run check`: the fast part, for before a commit. */
import { report } from "./checks/report.mjs";
import { runStaticChecks, runVitest } from "./checks/tools.mjs";

report([...runStaticChecks(), runVitest(["--project=unit", "--project=contract"])]);
