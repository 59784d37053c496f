/** Runs the built app, on a virtual display if this machine has none. */
import { delimiter, join } from "node:path";
import { electronPath } from "../electron/resolve.mjs";
import { runToEnd } from "./child.ts";
import { logFolder, splitStderr } from "./chromium-log.ts";
import { needsDisplay, startVirtualDisplay } from "./display.ts";
import { appEnvironment, electronSwitches } from "./electron-switches.ts";
import { inProject, projectFolder } from "./project.mjs";

/** Runs the app with these arguments. Resolves to its exit code. */
export async function runBuiltApp(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const electron = electronPath();
  const env = appEnvironment(environment);
  const allArgs = [...electronSwitches(), projectFolder, ...args];
  if (!needsDisplay(process.platform, env)) return runApp(electron, allArgs, env);

  const display = await startVirtualDisplay();
  console.log(noDisplay(display.name));
  const PATH = [inProject("scripts/lib/no-browser"), env["PATH"]].join(delimiter);
  const headlessEnv = { ...env, DISPLAY: display.name, PATH };
  return runApp(electron, [...allArgs, "--open-in-browser"], headlessEnv).finally(display.stop);
}

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
