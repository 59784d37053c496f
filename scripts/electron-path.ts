/** `npm run -s electron-path`: prints the path of the Electron to run and nothing else. */
import { electronPath } from "./electron/resolve.mjs";
import { runScript } from "./lib/script-error.mjs";

await runScript(() => console.log(electronPath()));
