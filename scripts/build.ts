/** `npm run build`: builds the app into out/, even if nothing has changed. */
import { build } from "./lib/build.ts";
import { runScript } from "./lib/script-error.mjs";

await runScript(build);
