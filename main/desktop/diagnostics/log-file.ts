/** The log's lines in a file, by electron-log. Loaded after the first frame; of electron-log only the part without IPC. */
import { renameSync } from "node:fs";
import { join } from "node:path";
import electronLog from "electron-log/node";

export interface LogFileOptions {
  /** Absolute; made if it is not there. */
  readonly folder: string;
  /** A file that has grown over this is put away. Bytes. */
  readonly maxSize?: number;
  /** Told once that the disk refuses. */
  readonly onWriteError: () => void;
}

/** The one that is being written, and the two before it. */
const names = ["pagekeeper.log", "pagekeeper.1.log", "pagekeeper.2.log"] as const;

/**
 * Writes a line before it returns, so that a crash leaves the last one; that takes some hundredths of a millisecond. Never
 * throws: a disk that refuses costs the line.
 */
export function openLogFile({
  folder,
  maxSize = 1024 ** 2,
  onWriteError,
}: LogFileOptions): (line: string) => void {
  const logger = electronLog.create({ logId: folder });
  const { file, console, remote } = logger.transports;
  // stderr has the line already.
  console.level = false;
  remote.level = false;
  // Else it looks for a package.json, which a packaged app has elsewhere.
  file.setAppName("Pagekeeper");
  file.resolvePathFn = () => join(folder, names[0]);
  file.writeOptions = { flag: "a", mode: 0o600, encoding: "utf8" };
  file.maxSize = maxSize;
  file.transforms = [({ data }) => data.join(" ")];
  file.archiveLogFn = (full) => {
    // Better to lose old lines than to grow without end.
    if (!putAway(folder)) full.clear();
  };
  sayRefusals(onWriteError);
  return (line) => logger.info(line);
}

/** electron-log reports each line that it could not write, with a stack, on the console of its first logger. */
function sayRefusals(onRefused: () => void): void {
  let said = false;
  electronLog.transports.console.writeFn = () => {
    if (said) return;
    said = true;
    onRefused();
  };
}

/** False: a file could not be moved, as when another program holds it open on Windows. */
function putAway(folder: string): boolean {
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
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}
