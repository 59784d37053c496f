import { execFile } from "node:child_process";

/**
 * How long a command may take, in milliseconds. A panel that hangs counts as missing, because the
 * user could not find the app there.
 */
const toolTimeout = 5_000;

const watcher = "org.kde.StatusNotifierWatcher";
const path = "/StatusNotifierWatcher";
const get = "org.freedesktop.DBus.Properties.Get";
const bus = "org.freedesktop.DBus";
const busPath = "/org/freedesktop/DBus";
const pidMethod = "GetConnectionUnixProcessID";

/** A command that asks the session bus. Each method returns arguments. */
interface Tool {
  readonly file: string;
  /** Asks for a property of the watcher. */
  readonly property: (name: string) => readonly string[];
  /** Asks for the process that owns a bus name. */
  readonly pid: (name: string) => readonly string[];
}

/** Every Linux desktop has at least one of these commands. */
const tools: readonly Tool[] = [
  {
    file: "gdbus",
    property: (name) => [
      ...["call", "--session", "--dest", watcher, "--object-path", path],
      ...["--method", get, watcher, name],
    ],
    pid: (name) => [
      ...["call", "--session", "--dest", bus, "--object-path", busPath],
      ...["--method", `${bus}.${pidMethod}`, name],
    ],
  },
  {
    file: "dbus-send",
    property: (name) => [
      ...["--session", "--print-reply=literal", `--dest=${watcher}`, path],
      ...[get, `string:${watcher}`, `string:${name}`],
    ],
    pid: (name) => [
      ...["--session", "--print-reply=literal", `--dest=${bus}`, busPath],
      ...[`${bus}.${pidMethod}`, `string:${name}`],
    ],
  },
  {
    file: "busctl",
    property: (name) => ["--user", "get-property", watcher, path, watcher, name],
    pid: (name) => ["--user", "call", bus, busPath, bus, pidMethod, "s", name],
  },
];

/** Whether a panel shows tray icons, and whether it shows ours. */
export type TrayHost = "absent" | "without-our-icon" | "with-our-icon";

/**
 * Asks the desktop whether a panel shows our icon (docs/decisions/0013-tray.md). If it cannot be
 * asked, returns `absent`, because the user could not find an app hidden in a missing tray. If it
 * does not list its icons, we trust that it shows ours.
 */
export async function readTrayHost(
  platform: NodeJS.Platform,
  pid: number = process.pid,
): Promise<TrayHost> {
  if (platform !== "linux") return "with-our-icon";
  for (const tool of tools) {
    const registered = await run(tool.file, tool.property("IsStatusNotifierHostRegistered"));
    if (registered === undefined) continue;
    if (!/\btrue\b/.test(registered)) return "absent";
    const icons = (await run(tool.file, tool.property("RegisteredStatusNotifierItems"))) ?? "";
    const isOurs = async (name: string) => pidIn(await run(tool.file, tool.pid(name))) === pid;
    const shown = icons === "" || (await Promise.all(namesIn(icons).map(isOurs))).includes(true);
    return shown ? "with-our-icon" : "without-our-icon";
  }
  return "absent";
}

/**
 * Runs a command. Resolves to its output, to an empty text if it fails, or to undefined if it isn't
 * installed.
 */
function run(file: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(file, args, { timeout: toolTimeout }, (error, stdout) => {
      if (error?.code === "ENOENT") resolve(undefined);
      else resolve(error === null ? stdout : "");
    });
  });
}

/**
 * Returns the bus names in a list of icons. Watchers write an icon as its bus name, usually
 * followed by `/` or `@` and its path.
 */
const namesIn = (icons: string): readonly string[] => [
  ...new Set(icons.match(/(?<![\w./@-]):\d+\.\d+|(?<![\w./@:-])[A-Za-z_][\w-]*(?:\.[\w-]+)+/g)),
];

const pidIn = (answer = ""): number => Number(/\b(?:uint32|u) (\d+)\b/.exec(answer)?.[1]);
