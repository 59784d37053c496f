import { execFile } from "node:child_process";

/** Milliseconds. If a panel hangs, the app must not hide in it. */
const toolTimeout = 5_000;

const watcher = "org.kde.StatusNotifierWatcher";
const path = "/StatusNotifierWatcher";
const property = "IsStatusNotifierHostRegistered";
const get = "org.freedesktop.DBus.Properties.Get";

/** Commands that ask the session bus the same; every Linux desktop has one of them. */
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
 * Returns whether there is a panel that shows tray icons (docs/decisions/0013-tray.md). If that is
 * unknown, the answer is no: an app hidden in a missing tray could not be found again.
 */
export async function hasTrayHost(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== "linux") return true;
  for (const [tool, ...args] of tools) {
    const result = await run(tool, args);
    if (result !== "not installed") return result;
  }
  return false;
}

/** A command that fails means no: nothing on the bus owns the watcher's name. */
function run(tool: string, args: readonly string[]): Promise<boolean | "not installed"> {
  return new Promise((resolve) => {
    execFile(tool, args, { timeout: toolTimeout }, (error, stdout) => {
      if (error?.code === "ENOENT") resolve("not installed");
      else resolve(error === null && /\btrue\b/.test(stdout));
    });
  });
}
