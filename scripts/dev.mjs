/** `npm run dev`: the app with its renderer served by Vite, which shows an edit as it is saved. */
import { resolveElectron } from "./electron/resolve.mjs";
import { within } from "./project.mjs";
import { runToEnd } from "./run/child.mjs";
import { thisMachine } from "./run/machine.mjs";
import { appEnvironment, electronSwitches } from "./run/switches.mjs";

const electron = resolveElectron();
const electronVite = within("node_modules/electron-vite/bin/electron-vite.js");
const switches = [...electronSwitches(thisMachine()), ...process.argv.slice(2)];

process.exitCode = await runToEnd(process.execPath, [electronVite, "dev", "--", ...switches], {
  ...appEnvironment(process.env),
  ...(electron && { ELECTRON_EXEC_PATH: electron.path }),
});
