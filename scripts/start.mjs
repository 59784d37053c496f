/** `npm start`: builds what has changed and runs the app. What follows `--` goes to the app. */
import { delimiter } from "node:path";
import { resolveElectron } from "./electron/resolve.mjs";
import { project, within } from "./project.mjs";
import { buildIfChanged } from "./run/build.mjs";
import { runToEnd } from "./run/child.mjs";
import { needsDisplay, startVirtualDisplay } from "./run/display.mjs";
import { thisMachine } from "./run/machine.mjs";
import { appEnvironment, electronSwitches } from "./run/switches.mjs";
import { SetupError } from "./setup/setup-error.mjs";

/** @param {readonly string[]} appArguments */
async function start(appArguments) {
  const electron = resolveElectron();
  if (!electron) throw new SetupError("There is no Electron here yet: `npm run setup` gets one.");
  buildIfChanged();
  const env = appEnvironment(process.env);
  const args = [...electronSwitches(thisMachine()), project, ...appArguments];
  if (!needsDisplay(process.platform, process.env)) return runToEnd(electron.path, args, env);

  const display = await startVirtualDisplay();
  console.log(noDisplay(display.name));
  const unseen = {
    ...env,
    DISPLAY: display.name,
    PATH: [within("scripts/run/no-browser"), env["PATH"]].join(delimiter),
  };
  return runToEnd(electron.path, [...args, "--open-in-browser"], unseen).finally(display.stop);
}

/** @param {string} name */
const noDisplay = (name) =>
  `There is no display here: Pagekeeper draws its window on a virtual one, Xvfb ${name}.
To see it, use its page in a browser, or look at that screen (for example with x11vnc -display ${name}).
The link to the page follows; if Pagekeeper is running already, it appears where that was started.`;

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof SetupError ? `\n${error.message}\n` : error);
  process.exitCode = 1;
}
