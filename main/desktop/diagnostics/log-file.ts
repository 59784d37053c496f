import { renameSync } from "node:fs";
import { join } from "node:path";
import electronLog from "electron-log/node";
import { errorCode } from "../../error-code.ts";

export interface LogFileOptions {
  /** Absolute path; created if necessary. */
  readonly folder: string;
  /** Bytes after which a new file is begun. */
  readonly maxSize?: number;
  /** Called at the first write that fails. */
  readonly onWriteError: () => void;
}

/** The current file and the two before it. */
const names = ["pagekeeper.log", "pagekeeper.1.log", "pagekeeper.2.log"] as const;

/**
 * Returns a function that appends a line to the log. It is synchronous, so that even the last line
 * before a crash is written, and takes some 0.01 ms. If the disk refuses, the line is lost.
 */
export function openLogFile({
  folder,
  maxSize = 1024 ** 2,
  onWriteError,
}: LogFileOptions): (line: string) => void {
  const logger = electronLog.create({ logId: folder });
  const { file, console, remote } = logger.transports;
  // log.ts prints every line itself.
  console.level = false;
  remote.level = false;
  // Otherwise it looks for package.json, which it does not find in a package.
  file.setAppName("Pagekeeper");
  file.resolvePathFn = () => join(folder, names[0]);
  file.writeOptions = { flag: "a", mode: 0o600, encoding: "utf8" };
  file.maxSize = maxSize;
  file.transforms = [({ data }) => data.join(" ")];
  file.archiveLogFn = (full) => {
    // Better to lose old lines than to grow without limit.
    if (!rotate(folder)) full.clear();
  };
  reportWriteErrors(onWriteError);
  return (line) => logger.info(line);
}

/** electron-log prints every failed write on the console of its default logger. */
function reportWriteErrors(onWriteError: () => void): void {
  let reported = false;
  electronLog.transports.console.writeFn = () => {
    if (reported) return;
    reported = true;
    onWriteError();
  };
}

/** Returns false if a file cannot be renamed, as when a program has it open on Windows. */
function rotate(folder: string): boolean {
  const [current, last, oldest] = names.map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  try {
    renameIfThere(last, oldest);
    renameSync(current, last);
    return true;
  } catch {
    return false;
  }
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
}
