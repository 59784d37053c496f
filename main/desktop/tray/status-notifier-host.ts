/** Whether there is a tray to be seen in (docs/decisions/0013-tray.md). */
import { execFile } from "node:child_process";

/** Milliseconds for one tool's answer: a bus whose panel hangs is no tray to hide in. */
const longestWait = 5_000;

const watcher = "org.kde.StatusNotifierWatcher";
const path = "/StatusNotifierWatcher";
const property = "IsStatusNotifierHostRegistered";
const get = "org.freedesktop.DBus.Properties.Get";

/** Each asks the same of the session bus; a Linux desktop has at least one of them. */
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

/** False, too, where nobody could be asked: an app that hides in a tray that is not there is lost. */
export async function hasTrayHost(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== "linux") return true;
  for (const [tool, ...args] of tools) {
    const answer = await ask(tool, args);
    if (answer !== "no such tool") return answer;
  }
  return false;
}

/** A failure is an answer as well: nobody has the watcher's name. */
function ask(tool: string, args: readonly string[]): Promise<boolean | "no such tool"> {
  return new Promise((resolve) => {
    execFile(tool, args, { timeout: longestWait }, (error, stdout) => {
      if (error?.code === "ENOENT") resolve("no such tool");
      else resolve(error === null && /\btrue\b/.test(stdout));
    });
  });
}
