import { basename, dirname } from "node:path";
import { autoUpdater } from "electron";
import {
  AppImageUpdater,
  type AppUpdater,
  CancellationToken,
  MacUpdater,
  NsisUpdater,
  type UpdateInfo,
} from "electron-updater";
import { requireReadableSignature } from "./code-signature.ts";
import {
  type DownloadedFile,
  installWithSquirrel,
  replaceAppImage,
  runInstaller,
} from "./platform-install.ts";
import { offerFrom } from "./update-info.ts";
import { limitUpdateRequests } from "./update-requests.ts";
import type { Offer } from "./update-state.ts";

/** Finds, downloads and installs new versions. If a method rejects, nothing has changed. */
export interface Updater {
  /** Asks the server for a newer version. Resolves to undefined if there is none. */
  check(signal: AbortSignal): Promise<Offer | undefined>;
  /**
   * Downloads the file of `offer`, even if the server now offers something else. Calls `onPercent`
   * with numbers from 0 to 100.
   */
  download(offer: Offer, onPercent: (percent: number) => void, signal: AbortSignal): Promise<void>;
  /**
   * Installs the last download. Resolves to a function that starts the new version. Call that
   * function once this run has released everything. If the system itself ends this run, the promise
   * never resolves.
   */
  install(): Promise<() => void>;
}

export interface UpdaterOptions {
  readonly platform: NodeJS.Platform;
  /** The absolute path of the running AppImage. Linux only. */
  readonly appImage?: string | undefined;
  /** The file to read instead of app-update.yml in a development build. */
  readonly devConfig?: string | undefined;
}

interface Source {
  readonly updater: AppUpdater;
  readonly info: UpdateInfo;
  /**
   * Whether a download was aborted. In that case, `updater` must not be used again, because
   * electron-updater may wait for that download forever.
   */
  readonly aborted?: boolean;
}

/**
 * Creates an updater that uses only electron-updater's public interface. Load this module just
 * before a check, because it is large.
 */
export function createUpdater(options: UpdaterOptions): Updater {
  /**
   * The instance to use for the next check. Unset during a check, because an instance that hangs
   * must never be used again. Also unset after an offer, because the offer's download needs its
   * instance.
   */
  let reusable: AppUpdater | undefined;
  const sources = new WeakMap<Offer, Source>();
  let downloaded: (DownloadedFile & Pick<Source, "updater">) | undefined;

  async function ask(updater: AppUpdater, signal: AbortSignal): Promise<Source | undefined> {
    const answer = await abortable(updater, "check", signal, () => updater.checkForUpdates());
    if (answer === null) throw new Error("the updater is inactive");
    return answer.isUpdateAvailable ? { updater, info: answer.updateInfo } : undefined;
  }

  const readOffer = ({ info }: Source) => offerFrom(info, fileEnding(options.platform));

  async function check(signal: AbortSignal): Promise<Offer | undefined> {
    const updater = reusable ?? createInstance(options);
    reusable = undefined;
    try {
      const source = await ask(updater, signal);
      if (source) {
        const offer = readOffer(source);
        sources.set(offer, source);
        return offer;
      }
    } catch (error) {
      if (!signal.aborted) reusable = updater;
      throw error;
    }
    reusable = updater;
    return undefined;
  }

  async function sourceOf(offer: Offer, signal: AbortSignal): Promise<Source> {
    const source = sources.get(offer);
    if (!source) throw new Error("the offer is not from this updater");
    if (!source.aborted) return source;
    const again = await ask(createInstance(options), signal);
    if (JSON.stringify(again?.info) !== JSON.stringify(source.info) || !again) {
      throw new Error("the offer has changed");
    }
    sources.set(offer, again);
    return again;
  }

  return {
    check,
    async download(offer, onPercent, signal) {
      const source = await sourceOf(offer, signal);
      const { updater, info } = source;
      const token = new CancellationToken();
      const onProgress = ({ percent }: { readonly percent: number }) => onPercent(percent);
      updater.on("download-progress", onProgress);
      try {
        const [file = ""] = await abortable(updater, "download", signal, () =>
          updater.downloadUpdate(token),
        );
        // Make sure that the file is a download, because a forged cache record could name a file
        // elsewhere. electron-updater saves downloads in a folder named "pending".
        if (basename(dirname(file)) !== "pending") throw new Error("nothing was downloaded");
        downloaded = { updater, file, sha512: hashesOf(info, fileEnding(options.platform)) };
      } catch (error) {
        if (signal.aborted) {
          token.cancel();
          sources.set(offer, { ...source, aborted: true });
        }
        throw error;
      } finally {
        updater.off("download-progress", onProgress);
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

/**
 * Runs `work` with limits on its requests. Rejects as soon as `signal` aborts, even if
 * electron-updater is still waiting.
 */
async function abortable<T>(
  updater: AppUpdater,
  step: "check" | "download",
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const requests = limitUpdateRequests(updater.netSession);
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => {
    requests.stop();
    reject(signal.reason);
  };
  requests.start(step);
  signal.addEventListener("abort", abort);
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** Returns the file extension of the updates that this system can install. */
const fileEnding = (platform: NodeJS.Platform): string =>
  ({ darwin: ".zip", win32: ".exe" })[platform as string] ?? ".AppImage";

const hashesOf = ({ files }: UpdateInfo, ending: string): readonly string[] =>
  files.filter(({ url }) => url.endsWith(ending)).map(({ sha512 }) => sha512);

function createInstance({ platform, devConfig }: UpdaterOptions): AppUpdater {
  const updater = newUpdater(platform);
  if (devConfig !== undefined) {
    updater.forceDevUpdateConfig = true;
    updater.updateConfigPath = devConfig;
  }
  // Turn off electron-updater's log, which contains URLs and responses.
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  // Offer only full releases. By default, electron-updater offers the next pre-release to users of
  // a pre-release, and never offers the full release to users of an "rc".
  updater.allowPrerelease = false;
  updater.isUserWithinRollout = () => true;
  updater.disableWebInstaller = true;
  // Download the whole file with one request and verify one hash, because electron-updater would by
  // default combine pieces of two versions (docs/decisions/0023-updates.md).
  updater.disableDifferentialDownload = true;
  // By default, these headers contain an id of this computer and the system's languages.
  updater.requestHeaders = { "x-user-staging-id": "", "accept-language": "en" };
  return updater;
}

function newUpdater(platform: NodeJS.Platform): AppUpdater {
  if (platform === "darwin") return new MacUpdater();
  if (platform !== "win32") return new AppImageUpdater();
  const updater = new NsisUpdater();
  requireReadableSignature(updater);
  return updater;
}
