/** `npm run -s electron-path`: prints only the path of the Electron to run. */
import { electronPath } from "./electron/resolve.mjs";
import { runScript } from "./lib/script-error.mjs";

await runScript(() => console.log(electronPath()));
