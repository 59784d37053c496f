import { spawn } from "node:child_process";
import { accessSync, constants, openSync, readdirSync, readFileSync } from "node:fs";
import { isAbsolute, sep } from "node:path";
import { withSecretVariables } from "./secret-variables.ts";

/**
 * Returns the path of the AppImage that this program runs from, if any. An AppImage mounts itself
 * and sets two variables (AppImage documentation, "Environment variables"). Child processes inherit
 * these variables. A program outside the mount is therefore just the child of an AppImage, for
 * example of a terminal.
 */
export function runningAppImage(env: NodeJS.ProcessEnv, program: string): string | undefined {
  const { APPIMAGE: file = "", APPDIR: mount = "" } = env;
  return isAbsolute(file) && isAbsolute(mount) && program.startsWith(`${mount}${sep}`)
    ? file
    : undefined;
}

/** The search paths that an AppImage adds its own folders to. */
const searchPaths = ["PATH", "LD_LIBRARY_PATH", "XDG_DATA_DIRS", "GSETTINGS_SCHEMA_DIR"];
/** The variables that describe the AppImage itself. */
const ownVariables = ["APPDIR", "APPIMAGE", "ARGV0", "OWD"];

/**
 * Removes the AppImage's mount from the search paths, because a browser that we start inherits the
 * paths and may outlive the mount. Any local user could then create the mount's folder and put
 * programs in it.
 */
export function removeMountFromPaths(env: NodeJS.ProcessEnv, program: string): void {
  if (runningAppImage(env, program) === undefined) return;
  const { APPDIR: mount = "" } = env;
  const isElsewhere = (folder: string) =>
    folder !== "" && folder !== mount && !folder.startsWith(`${mount}${sep}`);
  for (const name of searchPaths) {
    const kept = (env[name] ?? "").split(":").filter(isElsewhere).join(":");
    if (kept === "") delete env[name];
    else env[name] = kept;
  }
}

/**
 * Starts an AppImage as an independent process. Returns whether that worked. Electron's
 * `app.relaunch` does not work here, because its helper is in the mount, and the mount disappears
 * with this process.
 */
export function startAppImage(file: string, args: readonly string[] = []): boolean {
  try {
    accessSync(file, constants.X_OK);
    const inherited = withSecretVariables(process.env, () => Object.entries(process.env));
    const env = Object.fromEntries(inherited.filter(([name]) => !ownVariables.includes(name)));
    const child = spawn(file, args, { detached: true, stdio: inheritNothing(), env });
    // Without a listener, Node would throw the error.
    child.on("error", () => undefined);
    child.unref();
    return child.pid !== undefined;
  } catch {
    return false;
  }
}

/** The flag `O_CLOEXEC` of open(2), as Linux defines it. */
const closeOnExec = 0o2000000;

/**
 * Returns a `stdio` option that keeps a child from inheriting our file descriptors. This matters
 * because one of them keeps the AppImage mounted until all processes have closed it.
 */
function inheritNothing(): ("ignore" | number)[] {
  const inherited = readdirSync("/proc/self/fd").map(Number).filter(isInherited);
  const stdio = new Array<"ignore" | number>(Math.max(2, ...inherited) + 1).fill("ignore");
  const devNull = openSync("/dev/null", "r");
  for (const descriptor of inherited) if (descriptor > 2) stdio[descriptor] = devNull;
  return stdio;
}

function isInherited(descriptor: number): boolean {
  try {
    const [, flags = "0"] =
      /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, "utf8")) ?? [];
    return (Number.parseInt(flags, 8) & closeOnExec) === 0;
  } catch {
    // This descriptor was only used to list the folder and is closed by now.
    return false;
  }
}
