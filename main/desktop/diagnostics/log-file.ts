import { renameSync } from "node:fs";
import { join } from "node:path";
import electronLog from "electron-log/node";
import { errorCode } from "../../error-code.ts";

export interface LogFileOptions {
  /** The absolute path of the folder, which is created if necessary. */
  readonly folder: string;
  /** The size at which a new file is started, in bytes. */
  readonly maxSize?: number;
  /** Called only for the first write that fails. */
  readonly onWriteError: () => void;
}

/** The current file and the two before it. */
const names = ["pagekeeper.log", "pagekeeper.1.log", "pagekeeper.2.log"] as const;

/**
 * Returns a function that appends a line to the log. The function is synchronous, so that even the
 * last line before a crash is written. It takes about 0.01 ms. If the disk is not writable, the
 * line is lost.
 */
export function openLogFile({
  folder,
  maxSize = 1024 ** 2,
  onWriteError,
}: LogFileOptions): (line: string) => void {
  const logger = electronLog.create({ logId: folder });
  const { file, console, remote } = logger.transports;
  // Turn these off, because log.ts already prints every line.
  console.level = false;
  remote.level = false;
  // Without a name, electron-log looks for package.json, which does not exist in the packaged app.
  file.setAppName("Pagekeeper");
  file.resolvePathFn = () => join(folder, names[0]);
  file.writeOptions = { flag: "a", mode: 0o600, encoding: "utf8" };
  file.maxSize = maxSize;
  file.transforms = [({ data }) => data.join(" ")];
  file.archiveLogFn = (full) => {
    // If the files cannot be renamed, delete the old lines, so that the file does not grow without
    // limit.
    if (!rotate(folder)) full.clear();
  };
  reportWriteErrors(onWriteError);
  return (line) => logger.info(line);
}

/**
 * Reports the first failed write. electron-log prints each failure on the console of its default
 * logger, so we listen there.
 */
function reportWriteErrors(onWriteError: () => void): void {
  let reported = false;
  electronLog.transports.console.writeFn = () => {
    if (reported) return;
    reported = true;
    onWriteError();
  };
}

/**
 * Renames the files. Returns false if that fails, for example because another program on Windows
 * has one of the files open.
 */
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
