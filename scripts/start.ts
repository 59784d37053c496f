/**
 * `npm start [-- ARGUMENT…]`: builds the app if its sources have changed, and runs it with these
 * arguments.
 */
import { delimiter, join } from "node:path";
import { electronPath } from "./electron/resolve.mjs";
import { buildIfChanged } from "./lib/build.ts";
import { runToEnd } from "./lib/child.ts";
import { logFolder, splitStderr } from "./lib/chromium-log.ts";
import { needsDisplay, startVirtualDisplay } from "./lib/display.ts";
import { appEnvironment, electronSwitches } from "./lib/electron-switches.ts";
import { inProject, projectFolder } from "./lib/project.mjs";
import { runScript } from "./lib/script-error.mjs";

await runScript(async () => {
  const electron = electronPath();
  buildIfChanged();
  const env = appEnvironment(process.env);
  const args = [...electronSwitches(), projectFolder, ...process.argv.slice(2)];
  if (!needsDisplay(process.platform, process.env)) return runApp(electron, args, env);

  const display = await startVirtualDisplay();
  console.log(noDisplay(display.name));
  const PATH = [inProject("scripts/lib/no-browser"), env["PATH"]].join(delimiter);
  const headlessEnv = { ...env, DISPLAY: display.name, PATH };
  return runApp(electron, [...args, "--open-in-browser"], headlessEnv).finally(display.stop);
});

function runApp(electron: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const log = join(logFolder(process.platform, env), "chromium.log");
  return runToEnd(electron, args, {
    env,
    stdio: ["inherit", "inherit", "pipe"],
    onSpawn: ({ stderr }) => stderr && splitStderr(stderr, log, process.stderr),
  });
}

function noDisplay(name: string): string {
  return `This machine has no display, so Pagekeeper runs on a virtual one (Xvfb ${name}).
Use it in a browser through the link below. If Pagekeeper is already running, the link appears in
the terminal where it was started. Press Ctrl-C to quit.`;
}
