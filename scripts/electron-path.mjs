/** Prints the Electron that runs here, and nothing else: `$(npm run -s electron-path) .` starts the built app. */
import { resolveElectron } from "./electron/resolve.mjs";

const electron = resolveElectron();
if (electron) {
  console.log(electron.path);
} else {
  console.error("There is no Electron here yet: `npm run setup` gets one.");
  process.exitCode = 1;
}
