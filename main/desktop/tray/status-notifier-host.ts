import { execFile } from "node:child_process";

/**
 * How long a command may take, in milliseconds. A panel that hangs counts as missing, because the
 * user could not find the app there.
 */
const toolTimeout = 5_000;

const watcher = "org.kde.StatusNotifierWatcher";
const path = "/StatusNotifierWatcher";
const property = "IsStatusNotifierHostRegistered";
const get = "org.freedesktop.DBus.Properties.Get";

/**
 * The commands that ask the session bus for a panel. Every Linux desktop has at least one of them.
 */
const tools: readonly (readonly [string, ...string[]])[] = [
  [
    "gdbus",
    ...["call", "--session", "--dest", watcher, "--object-path", path],
    ...["--method", get, watcher, property],
  ],
  [
    "dbus-send",
    ...["--session", "--print-reply=literal", `--dest=${watcher}`, path],
    ...[get, `string:${watcher}`, `string:${property}`],
  ],
  ["busctl", "--user", "get-property", watcher, path, watcher, property],
];

/**
 * Returns whether the desktop has a panel that shows tray icons (docs/decisions/0013-tray.md). If
 * that cannot be determined, returns false, because the user could not find an app hidden in a
 * missing tray.
 */
export async function hasTrayHost(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== "linux") return true;
  for (const [tool, ...args] of tools) {
    const result = await run(tool, args);
    if (result !== "not installed") return result;
  }
  return false;
}

/**
 * Runs a command. If the command fails, there is no watcher on the bus, so this resolves to false.
 */
function run(tool: string, args: readonly string[]): Promise<boolean | "not installed"> {
  return new Promise((resolve) => {
    execFile(tool, args, { timeout: toolTimeout }, (error, stdout) => {
      if (error?.code === "ENOENT") resolve("not installed");
      else resolve(error === null && /\btrue\b/.test(stdout));
    });
  });
}
