/** The updater over electron-updater. Loaded when a server is to be asked, and not before. */
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import {
  AppImageUpdater,
  type AppUpdater,
  CancellationToken,
  MacUpdater,
  NsisUpdater,
  type UpdateInfo,
} from "electron-updater";
import type { AppAdapter } from "electron-updater/out/AppAdapter.js";
import { keepingIfAnnounced, NotAsAnnounced } from "./checksum.ts";
import { verifyCodeSignature } from "./code-signature.ts";
import { LimitedExecutor } from "./limited-executor.ts";
import {
  type Downloaded,
  handToSquirrel,
  replaceAppImage,
  runInstaller,
  type Squirrel,
} from "./platform-install.ts";
import type { Offer } from "./state.ts";
import { downloadsName } from "./update-cache.ts";
import { offerIn, readUpdateInfo } from "./update-info.ts";
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
  /** The file that runs, on Linux; as the variable `APPIMAGE` has it, which electron-updater reads itself. */
  readonly appImage?: string | undefined;
  readonly quit: () => void;
  readonly executor?: LimitedExecutor;
}

export function openUpdater(parts: UpdaterParts): Updater {
  const { executor = new LimitedExecutor() } = parts;
  const { updater, ending, install } = forPlatform(parts);
  configure(updater, { ...parts, executor, ending });
  /** What electron-updater has to know of each offer. It itself knows of the last answer alone. */
  const answers = new WeakMap<Offer, (typeof updater)["updateInfoAndProvider"]>();
  return {
    async check() {
      const answer = await updater.checkForUpdates();
      if (answer === null) throw new Error("the updater is off");
      if (!answer.isUpdateAvailable) return undefined;
      const offer = offerIn(answer.updateInfo);
      answers.set(offer, updater["updateInfoAndProvider"]);
      return offer;
    },
    async download(offer, onPercent, signal) {
      const answer = answers.get(offer);
      if (!answer) throw new Error("no offer of this server");
      updater["updateInfoAndProvider"] = answer;
      const token = new CancellationToken();
      const cancel = () => {
        token.cancel();
        executor.giveUp();
      };
      const onProgress = ({ percent }: { readonly percent: number }) => onPercent(percent);
      signal.throwIfAborted();
      signal.addEventListener("abort", cancel);
      updater.on("download-progress", onProgress);
      try {
        await updater.downloadUpdate(token);
        await expectSize(downloadedBy(updater), answer.info);
      } catch (error) {
        executor.giveUp();
        throw error;
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
  /** Of the files that it installs. */
  readonly ending: string;
  readonly install: Updater["install"];
}

function forPlatform({ platform, appImage, ...parts }: UpdaterParts): PlatformUpdater {
  const app = adapter(parts);
  if (platform === "darwin") {
    const updater = new MacUpdater(undefined, app);
    return {
      updater,
      ending: ".zip",
      install: handToSquirrel(squirrelOf(updater), () => downloadedBy(updater)),
    };
  }
  if (platform === "win32") {
    const updater = new NsisUpdater(undefined, app);
    updater.verifyUpdateCodeSignature = verifyCodeSignature;
    return {
      updater,
      ending: ".exe",
      install: runInstaller(updater, () => downloadedBy(updater)),
    };
  }
  const updater = new AppImageUpdater(undefined, app);
  return {
    updater,
    ending: ".AppImage",
    install: replaceAppImage(appImage, () => downloadedBy(updater)),
  };
}

const squirrelOf = (updater: MacUpdater): Squirrel => ({
  events: updater["nativeUpdater"],
  install() {
    // Else it would install what it was given before.
    updater["squirrelDownloadedUpdate"] = false;
    updater.quitAndInstall();
  },
});

function downloadedBy(updater: AppUpdater): Downloaded {
  const helper = updater["downloadedUpdateHelper"];
  const { file, downloadedFileInfo } = helper ?? {};
  // A record of an earlier download may name any file; it is removed in the end.
  if (!file || !downloadedFileInfo || dirname(file) !== helper?.cacheDirForPendingUpdate) {
    throw new Error("nothing downloaded");
  }
  return { file, sha512: downloadedFileInfo.sha512 };
}

/** Squirrel would wait for as much as is announced. Throws NotAsAnnounced. */
const expectSize = ({ file, sha512 }: Downloaded, { files }: UpdateInfo): Promise<void> =>
  keepingIfAnnounced(file, async () => {
    const announced = files.find((each) => each.sha512 === sha512)?.size;
    if (announced === undefined || (await stat(file)).size === announced) return;
    throw new NotAsAnnounced();
  });

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
function configure(
  updater: AppUpdater,
  { server, executor, ending }: UpdaterParts & Pick<PlatformUpdater, "ending">,
): void {
  const ask = updater["getUpdateInfoAndProvider"].bind(updater);
  replaceParts(updater, {
    httpExecutor: executor,
    // Before anything is made of an answer: electron-updater keeps whatever comes from here.
    async getUpdateInfoAndProvider() {
      const { info, provider } = await ask();
      return { info: readUpdateInfo(info, ending), provider };
    },
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

/** What it has for itself, and does not offer to be set. Throws where another version of it has it by another name. */
function replaceParts(updater: AppUpdater, parts: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(parts)) {
    if (!(name in updater)) throw new Error(`electron-updater has no ${name}`);
  }
  Object.assign(updater, parts);
}
