/** How each system puts a downloaded version in place of the running one. */
import { open } from "node:fs/promises";
import { log } from "../diagnostics/log.ts";
import { startAppImage } from "../lifecycle/app-image.ts";
import { expectChecksum, removeIfMismatched } from "./checksum.ts";
import { replaceProgram } from "./replace-appimage.ts";

export interface DownloadedFile {
  /** Absolute. */
  readonly file: string;
  /** The announced hashes, in base64; the file has one of them. */
  readonly sha512: readonly string[];
}

/** Starts the new version once this run has released everything. */
type Start = () => void;

/**
 * Linux. electron-updater itself would delete the old AppImage before it moves the new one, and
 * start that while this run still has its port and files. `appImage` is the running file, absolute.
 */
export async function replaceAppImage(
  appImage: string | undefined,
  { file, sha512 }: DownloadedFile,
): Promise<Start> {
  if (appImage === undefined) throw new Error("this is no AppImage");
  await removeIfMismatched(file, () => replaceProgram(file, appImage, sha512));
  return () => {
    if (!startAppImage(appImage)) log("updates.start-failed");
  };
}

/** NsisUpdater; `install` returns false if it did not start the installer. */
interface WindowsUpdater {
  install(isSilent: boolean, isForceRunAfter: boolean): boolean;
}

/** Windows. The installer waits for this run to end, then starts the new version. */
export async function runInstaller(
  updater: WindowsUpdater,
  downloaded: DownloadedFile,
): Promise<Start> {
  await expectUnchanged(downloaded);
  return () => {
    if (!updater.install(true, true)) log("updates.start-failed");
  };
}

/** The file was checked when it arrived, which may be days ago. */
const expectUnchanged = ({ file, sha512 }: DownloadedFile): Promise<void> =>
  removeIfMismatched(file, async () => {
    await using handle = await open(file);
    await expectChecksum(handle, sha512);
  });

/** Electron's `autoUpdater`, which is Squirrel on macOS. */
type SquirrelEvents = Pick<NodeJS.EventEmitter, "once" | "off" | "listeners">;

class SystemTooSlow extends Error {
  override readonly name = "SystemTooSlow";
}

/** Milliseconds. Squirrel copies the app, verifies all of it, and reports nothing if it hangs. */
const squirrelTimeout = 5 * 60_000;

/**
 * macOS. Squirrel takes the file over, verifies its signature, ends this run and starts the new
 * version, so this only ever rejects.
 */
export async function installWithSquirrel(
  squirrel: SquirrelEvents,
  install: () => void,
  downloaded: DownloadedFile,
  timeout = squirrelTimeout,
): Promise<never> {
  await expectUnchanged(downloaded);
  const before = squirrel.listeners(done);
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new SystemTooSlow()), timeout);
  squirrel.once("error", reject);
  try {
    install();
    return await promise;
  } finally {
    clearTimeout(timer);
    squirrel.off("error", reject);
    // A late success must not end this run after it was reported as failed.
    for (const listener of squirrel.listeners(done)) {
      if (!before.includes(listener)) squirrel.off(done, listener as () => void);
    }
  }
}

const done = "update-downloaded";
