/** Functions that replace the running version with a downloaded one, for each system. */
import { open } from "node:fs/promises";
import { log } from "../diagnostics/log.ts";
import { startAppImage } from "../lifecycle/app-image.ts";
import { expectChecksum, removeIfMismatched } from "./checksum.ts";
import { replaceProgram } from "./replace-appimage.ts";

export interface DownloadedFile {
  /** The absolute path of the file. */
  readonly file: string;
  /** The announced hashes in base64. The file must match one of them. */
  readonly sha512: readonly string[];
}

/** Starts the new version. Call this once this run has released everything. */
type Start = () => void;

/**
 * Replaces the AppImage on Linux. We don't let electron-updater do this, because it would delete
 * the old AppImage before moving the new one into place, and would start the new one while this run
 * still holds its port and files. `appImage` is the absolute path of the running file.
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

/** The part of NsisUpdater that we use. `install` returns false if the installer did not start. */
interface WindowsUpdater {
  install(isSilent: boolean, isForceRunAfter: boolean): boolean;
}

/**
 * Starts the installer on Windows. The installer waits for this run of the app to end, then starts
 * the new version.
 */
export async function runInstaller(
  updater: WindowsUpdater,
  downloaded: DownloadedFile,
): Promise<Start> {
  await expectUnchanged(downloaded);
  return () => {
    if (!updater.install(true, true)) log("updates.start-failed");
  };
}

/** Verifies the file again, because it may have been downloaded days ago. */
const expectUnchanged = ({ file, sha512 }: DownloadedFile): Promise<void> =>
  removeIfMismatched(file, async () => {
    await using handle = await open(file);
    await expectChecksum(handle, sha512);
  });

/** The events of Electron's `autoUpdater`, which uses Squirrel on macOS. */
type SquirrelEvents = Pick<NodeJS.EventEmitter, "once" | "off" | "listeners">;

class SystemTooSlow extends Error {
  override readonly name = "SystemTooSlow";
}

/**
 * How long to wait for Squirrel, in milliseconds. The wait is long because Squirrel takes time to
 * copy and verify the whole app. It is limited because Squirrel reports nothing if it hangs.
 */
const squirrelTimeout = 5 * 60_000;

/**
 * Installs on macOS. Squirrel takes the file, verifies its signature, ends this run and starts the
 * new version. The promise never resolves, because this run ends, but it rejects if the
 * installation fails.
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
    // We have reported the installation as failed. Remove its listeners, so that the app doesn't
    // quit if the installation succeeds later after all.
    for (const listener of squirrel.listeners(done)) {
      if (!before.includes(listener)) squirrel.off(done, listener as () => void);
    }
  }
}

const done = "update-downloaded";
