/**
 * `npm start [-- ARGUMENT…]`: builds the app if its sources have changed, and runs it with these
 * arguments.
 */
import { buildAndRun } from "./lib/run-app.ts";
import { runScript } from "./lib/script-error.mjs";

await runScript(() => buildAndRun(process.argv.slice(2), process.env));
