/**
 * `npm run dev`: runs the app while Vite serves its renderer and updates the window on each save.
 */
import { findElectron } from "./electron/resolve.mjs";
import { runToEnd } from "./lib/child.ts";
import { appEnvironment, electronSwitches } from "./lib/electron-switches.ts";
import { inProject } from "./lib/project.mjs";
import { runScript } from "./lib/script-error.mjs";

await runScript(() => {
  const electron = findElectron();
  const electronVite = inProject("node_modules/electron-vite/bin/electron-vite.js");
  const args = [electronVite, "dev", "--", ...electronSwitches(), ...process.argv.slice(2)];
  return runToEnd(process.execPath, args, {
    env: {
      ...appEnvironment(process.env),
      ...(electron && { ELECTRON_EXEC_PATH: electron.path }),
    },
  });
});
