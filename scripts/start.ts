/**
 * `npm start [-- ARGUMENT…]`: builds the app if its sources have changed, and runs it with these
 * arguments.
 */
import { buildIfChanged } from "./lib/build.ts";
import { runBuiltApp } from "./lib/run-app.ts";
import { runScript } from "./lib/script-error.mjs";

await runScript(() => {
  buildIfChanged();
  return runBuiltApp(process.argv.slice(2), process.env);
});
