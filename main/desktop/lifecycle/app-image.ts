/** An AppImage is one file that its user keeps wherever they like. It mounts itself while it runs. */
import { spawn } from "node:child_process";
import { accessSync, constants, openSync, readdirSync, readFileSync } from "node:fs";
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

/** Lists of folders, into which the AppImage has put some of its own. */
const searched = ["PATH", "LD_LIBRARY_PATH", "XDG_DATA_DIRS", "GSETTINGS_SCHEMA_DIR"];
/** What the AppImage says of itself. */
const ofItself = ["APPDIR", "APPIMAGE", "ARGV0", "OWD"];

/**
 * Takes what is mounted out of the variables by which programs find others. A browser that is started from here has them, and
 * outlives what is mounted: then anybody on this computer could put a folder of that name in its place, with programs in it.
 */
export function removeMountFromPaths(env: NodeJS.ProcessEnv, program: string): void {
  if (runningAppImage(env, program) === undefined) return;
  const { APPDIR: mount = "" } = env;
  const isElsewhere = (folder: string) =>
    folder !== "" && folder !== mount && !folder.startsWith(`${mount}${sep}`);
  for (const name of searched) {
    const kept = (env[name] ?? "").split(":").filter(isElsewhere).join(":");
    if (kept === "") delete env[name];
    else env[name] = kept;
  }
}

/**
 * Starts it, to live on when this program ends; false: it cannot be started. Not by Electron's `app.relaunch`, whose helper
 * lies in what is mounted, and that goes with this program.
 */
export function startAppImage(file: string, args: readonly string[] = []): boolean {
  try {
    accessSync(file, constants.X_OK);
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !ofItself.includes(name)),
    );
    const child = spawn(file, args, { detached: true, stdio: nothingInherited(), env });
    // Unheard, it would be an exception.
    child.on("error", () => undefined);
    child.unref();
    return child.pid !== undefined;
  } catch {
    return false;
  }
}

/** As open(2) has it. */
const closedOnExec = 0o2000000;

/**
 * By number, what takes the place of each descriptor that a child would get. Among them is the one by whose end the AppImage
 * knows that nobody needs what it has mounted.
 */
function nothingInherited(): ("ignore" | number)[] {
  const inherited = readdirSync("/proc/self/fd").map(Number).filter(isInherited);
  const stdio = new Array<"ignore" | number>(Math.max(2, ...inherited) + 1).fill("ignore");
  const nothing = openSync("/dev/null", "r");
  for (const descriptor of inherited) if (descriptor > 2) stdio[descriptor] = nothing;
  return stdio;
}

function isInherited(descriptor: number): boolean {
  try {
    const [, flags = "0"] =
      /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, "utf8")) ?? [];
    return (Number.parseInt(flags, 8) & closedOnExec) === 0;
  } catch {
    // The one that has listed them.
    return false;
  }
}
