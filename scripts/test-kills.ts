/** `npm run test:kills`: kills the backend at random writes, and expects that nothing is lost. */
import { report } from "./checks/report.ts";
import { runVitest } from "./checks/tools.ts";

process.exitCode = report([runVitest(["--project=sweeps"])]);
