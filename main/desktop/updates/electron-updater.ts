/** The updater over electron-updater. Loaded when a server is to be asked, and not before. */
import {
  AppImageUpdater,
  type AppUpdater,
  CancellationToken,
  MacUpdater,
  NsisUpdater,
} from "electron-updater";
import type { AppAdapter } from "electron-updater/out/AppAdapter.js";
import { startAppImage } from "../app-image.ts";
import { offerIn } from "./answer.ts";
import { downloadsName } from "./downloads.ts";
import { LimitedExecutor } from "./limits.ts";
import { replaceProgram } from "./replace-program.ts";
import type { Updater } from "./updater.ts";

export interface UpdaterParts {
  readonly platform: NodeJS.Platform;
  /** Of the Pagekeeper that runs. */
  readonly version: string;
  /** Absolute path of app-update.yml, which electron-builder puts beside the app: where its versions are published. */
  readonly config: string;
  /** Origin of an update server in the place of what stands there; for development builds. */
  readonly server?: string | undefined;
  /** Absolute; downloads wait in a folder in it. */
  readonly cache: string;
  /** The file that runs, on Linux. */
  readonly appImage?: string | undefined;
  readonly quit: () => void;
  readonly executor?: LimitedExecutor;
}

export function openUpdater(parts: UpdaterParts): Updater {
  const { updater, install } = forPlatform(parts);
  configure(updater, parts);
  return {
    async look() {
      const answer = await updater.checkForUpdates();
      if (answer === null) throw new Error("the updater is off");
      return answer.isUpdateAvailable ? offerIn(answer.updateInfo) : undefined;
    },
    async download(onPercent, signal) {
      const token = new CancellationToken();
      const cancel = () => token.cancel();
      const onProgress = ({ percent }: { readonly percent: number }) => onPercent(percent);
      signal.addEventListener("abort", cancel);
      updater.on("download-progress", onProgress);
      try {
        await updater.downloadUpdate(token);
      } finally {
        updater.off("download-progress", onProgress);
        signal.removeEventListener("abort", cancel);
      }
    },
    install,
  };
}

interface PlatformUpdater {
  readonly updater: AppUpdater;
  readonly install: Updater["install"];
}

function forPlatform({ platform, appImage, ...parts }: UpdaterParts): PlatformUpdater {
  const app = adapter(parts);
  if (platform === "darwin") {
    const updater = new MacUpdater(undefined, app);
    return { updater, install: () => bySquirrel(updater) };
  }
  if (platform === "win32") {
    const updater = new NsisUpdater(undefined, app);
    // It waits until this run has ended, and starts the new version.
    return { updater, install: async () => () => void updater.install(true, true) };
  }
  const updater = new InPlaceUpdater(undefined, app);
  return {
    updater,
    async install() {
      if (appImage === undefined) throw new Error("no AppImage");
      await updater.replace(appImage);
      return () => startAppImage(appImage);
    },
  };
}

const adapter = ({ version, config, cache, quit }: Omit<UpdaterParts, "platform">): AppAdapter => ({
  version,
  name: "Pagekeeper",
  // Whether there is anything to ask has been found out before.
  isPackaged: true,
  appUpdateConfigPath: config,
  baseCachePath: cache,
  // For an id of this computer, which `configure` sees to that there is none.
  userDataPath: "",
  whenReady: () => Promise.resolve(),
  quit,
  relaunch: quit,
  onQuit: () => undefined,
});

/** All that is left to electron-updater is what it is asked for: it does nothing by itself, and says nothing of this computer. */
function configure(updater: AppUpdater, { server, executor }: UpdaterParts): void {
  // What it has for itself, and does not offer to be set.
  Object.assign(updater, {
    httpExecutor: executor ?? new LimitedExecutor(),
    // It would make an id of this computer, keep it in a file and send it with each request.
    stagingUserIdPromise: { value: Promise.resolve("") },
    ...(server !== undefined && {
      configOnDisk: { value: Promise.resolve({ updaterCacheDirName: downloadsName }) },
    }),
  });
  if (server !== undefined) updater.setFeedURL({ provider: "generic", url: server });
  // It would log addresses and answers.
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  // Who tries one out is offered the full release. electron-updater would switch it on for them, and offer an "rc" nothing but such.
  updater.allowPrerelease = false;
  updater.isUserWithinRollout = () => true;
  updater.disableWebInstaller = true;
  // One request, one limit, one hash (docs/decisions/0023-updates.md).
  updater.disableDifferentialDownload = true;
}

/** Squirrel takes the file over, checks its signature, ends this run and starts the new version. */
function bySquirrel(updater: MacUpdater): Promise<never> {
  return new Promise((_, reject) => {
    updater.once("error", reject);
    updater.quitAndInstall();
  });
}

/**
 * electron-updater removes the old AppImage before it moves the new one, and starts that while this run still holds its
 * port and its files.
 */
class InPlaceUpdater extends AppImageUpdater {
  async replace(program: string): Promise<void> {
    const { file, downloadedFileInfo } = this.downloadedUpdateHelper ?? {};
    if (!file || !downloadedFileInfo) throw new Error("nothing downloaded");
    await replaceProgram(file, program, downloadedFileInfo.sha512);
  }
}
