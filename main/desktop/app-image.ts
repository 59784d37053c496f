/** An AppImage is one file that its user keeps wherever they like. It mounts itself while it runs. */
import { spawn } from "node:child_process";
import { isAbsolute, sep } from "node:path";

/**
 * The file that this program runs from; undefined: it is none. What an AppImage starts inherits its variables, and whatever
 * was started from a terminal in one is not that AppImage: this program has to lie where it is mounted (AppImage
 * documentation, "Environment variables").
 */
export function runningAppImage(env: NodeJS.ProcessEnv, program: string): string | undefined {
  const { APPIMAGE: file = "", APPDIR: mount = "" } = env;
  return isAbsolute(file) && isAbsolute(mount) && program.startsWith(`${mount}${sep}`)
    ? file
    : undefined;
}

/**
 * Starts it, to live on when this program ends. Not by Electron's `app.relaunch`, whose helper lies in what is mounted, and
 * that goes with this program.
 */
export function startAppImage(file: string, args: readonly string[] = []): void {
  const child = spawn(file, args, { detached: true, stdio: "ignore" });
  // Unheard, it would be an exception; there is nobody left to tell.
  child.on("error", () => undefined);
  child.unref();
}
