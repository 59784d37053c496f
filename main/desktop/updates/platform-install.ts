/** How each system puts a downloaded version in the place of the one that runs. */
import { open } from "node:fs/promises";
import { log } from "../diagnostics/log.ts";
import { startAppImage } from "../lifecycle/app-image.ts";
import { expectChecksum, keepingIfAnnounced } from "./checksum.ts";
import { replaceProgram } from "./replace-appimage.ts";
import type { Updater } from "./updater.ts";

/** What lies in the folder for downloads. */
export interface Downloaded {
  /** Absolute. */
  readonly file: string;
  /** Announced, in base64. */
  readonly sha512: string;
}

type Install = Updater["install"];

/**
 * Linux. electron-updater removes the old AppImage before it moves the new one, and starts that while this run still holds
 * its port and its files. `appImage`: the file that runs, absolute.
 */
export const replaceAppImage =
  (appImage: string | undefined, downloaded: () => Downloaded): Install =>
  async () => {
    if (appImage === undefined) throw new Error("no AppImage");
    const { file, sha512 } = downloaded();
    await keepingIfAnnounced(file, () => replaceProgram(file, appImage, sha512));
    return () => {
      if (!startAppImage(appImage)) log("update-start.failed");
    };
  };

/** Windows. The installer waits until this run has ended, and starts the new version. */
export const runInstaller =
  (updater: WindowsUpdater, downloaded: () => Downloaded): Install =>
  async () => {
    await expectUnchanged(downloaded());
    return () => {
      if (!updater.install(true, true)) log("update-start.failed");
    };
  };

/** NsisUpdater's. False: it was not even tried. */
interface WindowsUpdater {
  install(isSilent: boolean, isForceRunAfter: boolean): boolean;
}

/** It was checked when it came, and that may be days ago. */
const expectUnchanged = ({ file, sha512 }: Downloaded): Promise<void> =>
  keepingIfAnnounced(file, async () => {
    await using handle = await open(file);
    await expectChecksum(handle, sha512);
  });

/** macOS's own updater, by way of MacUpdater. */
export interface Squirrel {
  /** Electron's `autoUpdater`. Its own errors alone: those of MacUpdater may be of a check. */
  readonly events: Pick<NodeJS.EventEmitter, "once" | "off" | "listeners">;
  install(): void;
}

class SystemTooSlow extends Error {
  override readonly name = "SystemTooSlow";
}

/** Milliseconds. Squirrel copies the app, reads all of it for its signature, and says nothing where it hangs. */
const longestInstall = 5 * 60_000;

/** macOS. Squirrel takes the file over, checks its signature, ends this run and starts the new version. */
export const handToSquirrel =
  ({ events, install }: Squirrel, downloaded: () => Downloaded, limit = longestInstall): Install =>
  async () => {
    await expectUnchanged(downloaded());
    const before = events.listeners(done);
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new SystemTooSlow()), limit);
    events.once("error", reject);
    try {
      install();
      return await promise;
    } finally {
      clearTimeout(timer);
      events.off("error", reject);
      // Those by which MacUpdater would end this run, were it done after all.
      for (const listener of events.listeners(done)) {
        if (!before.includes(listener)) events.off(done, listener as () => void);
      }
    }
  };

const done = "update-downloaded";
