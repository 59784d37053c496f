import { autoUpdater } from "electron";
import {
  AppImageUpdater,
  type AppUpdater,
  CancellationToken,
  MacUpdater,
  NsisUpdater,
  type UpdateInfo,
} from "electron-updater";
import {
  type DownloadedFile,
  installWithSquirrel,
  replaceAppImage,
  runInstaller,
} from "./platform-install.ts";
import { offerFrom } from "./update-info.ts";
import type { Offer } from "./update-state.ts";

/** Finds, downloads and installs new versions. If a method rejects, nothing has changed. */
export interface Updater {
  /** Asks the server. Resolves to undefined if it has nothing newer. */
  check(): Promise<Offer | undefined>;
  /**
   * Downloads the file of `offer`, whatever the server offers by now. `onPercent` gets 0 to 100.
   */
  download(offer: Offer, onPercent: (percent: number) => void, signal: AbortSignal): Promise<void>;
  /**
   * Installs what was downloaded last. Resolves to a function that starts it, for when this run has
   * released everything; never resolves if the system ends this run by itself.
   */
  install(): Promise<() => void>;
}

export interface UpdaterOptions {
  readonly platform: NodeJS.Platform;
  /** The file that runs, absolute; Linux only. */
  readonly appImage?: string | undefined;
  /** A development build has no app-update.yml beside it: this one is read instead. */
  readonly devConfig?: string | undefined;
}

interface Source {
  readonly updater: AppUpdater;
  readonly info: UpdateInfo;
  /** A download was aborted, which leaves electron-updater waiting for it, sometimes forever. */
  readonly aborted?: boolean;
}

/** Over electron-updater's public interface. Load it only when the server is to be asked. */
export function createUpdater(options: UpdaterOptions): Updater {
  /** Unset during a check, so that a hung updater is never reused, and after an offer. */
  let reusable: AppUpdater | undefined;
  const sources = new WeakMap<Offer, Source>();
  let downloaded: (DownloadedFile & Source) | undefined;

  async function ask(updater: AppUpdater): Promise<Source | undefined> {
    const answer = await updater.checkForUpdates();
    if (answer === null) throw new Error("the updater is inactive");
    return answer.isUpdateAvailable ? { updater, info: answer.updateInfo } : undefined;
  }

  async function check(): Promise<Offer | undefined> {
    const updater = reusable ?? createInstance(options);
    reusable = undefined;
    try {
      const source = await ask(updater);
      if (source) {
        const offer = offerFrom(source.info, fileEndings[options.platform] ?? ".AppImage");
        sources.set(offer, source);
        return offer;
      }
    } catch (error) {
      reusable = updater;
      throw error;
    }
    reusable = updater;
    return undefined;
  }

  async function sourceOf(offer: Offer): Promise<Source> {
    const source = sources.get(offer);
    if (!source) throw new Error("the offer is not from this updater");
    if (!source.aborted) return source;
    const again = await ask(createInstance(options));
    if (JSON.stringify(again?.info.files) !== JSON.stringify(source.info.files) || !again) {
      throw new Error("the offer has changed");
    }
    sources.set(offer, again);
    return again;
  }

  return {
    check,
    async download(offer, onPercent, signal) {
      const source = await sourceOf(offer);
      const { updater, info } = source;
      signal.throwIfAborted();
      const token = new CancellationToken();
      const { promise: aborted, reject } = Promise.withResolvers<never>();
      const abort = () => {
        token.cancel();
        sources.set(offer, { ...source, aborted: true });
        reject(signal.reason);
      };
      const onProgress = ({ percent }: { readonly percent: number }) => onPercent(percent);
      signal.addEventListener("abort", abort);
      updater.on("download-progress", onProgress);
      try {
        const [file] = await Promise.race([updater.downloadUpdate(token), aborted]);
        if (file === undefined) throw new Error("nothing was downloaded");
        downloaded = { ...source, file, sha512: info.files.map((each) => each.sha512) };
      } finally {
        updater.off("download-progress", onProgress);
        signal.removeEventListener("abort", abort);
      }
    },
    async install() {
      if (!downloaded) throw new Error("nothing was downloaded");
      const { updater } = downloaded;
      if (updater instanceof MacUpdater) {
        return installWithSquirrel(autoUpdater, () => updater.quitAndInstall(), downloaded);
      }
      if (updater instanceof NsisUpdater) return runInstaller(updater, downloaded);
      return replaceAppImage(options.appImage, downloaded);
    },
  };
}

/** What each system can install. */
const fileEndings: Partial<Record<NodeJS.Platform, string>> = { darwin: ".zip", win32: ".exe" };

function createInstance({ platform, devConfig }: UpdaterOptions): AppUpdater {
  const updater =
    platform === "darwin"
      ? new MacUpdater()
      : platform === "win32"
        ? new NsisUpdater()
        : new AppImageUpdater();
  if (devConfig !== undefined) {
    updater.forceDevUpdateConfig = true;
    updater.updateConfigPath = devConfig;
  }
  // Its log contains addresses and answers.
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  // By default a pre-release is offered the next one, but an "rc" never the full release.
  updater.allowPrerelease = false;
  updater.isUserWithinRollout = () => true;
  updater.disableWebInstaller = true;
  // One request and one hash, instead of pieces of two versions (docs/decisions/0023-updates.md).
  updater.disableDifferentialDownload = true;
  // It would send an id of this computer and the system's languages.
  updater.requestHeaders = { "x-user-staging-id": "", "accept-language": "en" };
  return updater;
}
