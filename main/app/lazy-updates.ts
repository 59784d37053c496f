import { homedir } from "node:os";
import { isAbsolute, join, resolve, sep } from "node:path";
import type { UpdateSupport, UpdateView } from "../../common/contract/updates.ts";
import { logFailure } from "../desktop/diagnostics/log.ts";
import type { Updates } from "../desktop/updates/create-updates.ts";
import { cacheFolder, downloadsName } from "../desktop/updates/update-cache.ts";
import type { UpdateController } from "../desktop/updates/update-controller.ts";
import type { AppContext } from "./context.ts";

/** Checks for and installs new versions of Pagekeeper. The code is loaded after the first frame. */
export interface LazyUpdates extends UpdateController {
  support(): Promise<UpdateSupport>;
  /** Returns the most recently announced state, or null if there is nothing to show. */
  view(): UpdateView | null;
  /** The absolute paths of download folders that no other profile uses. */
  readonly ownDownloads: readonly string[];
}

export function createLazyUpdates({
  environment,
  events,
  firstFrame,
  services,
  stores,
}: AppContext): LazyUpdates {
  const downloads = join(cacheFolder(process.platform, process.env, homedir()), downloadsName);
  let view: UpdateView | null = null;
  const loading = firstFrame.promise
    .then(() => import("../desktop/updates/create-updates.ts"))
    .then(({ createUpdates }) =>
      createUpdates({
        updateOrigin: environment.updateOrigin,
        downloads,
        isWanted: () => stores.settings.get().checkForUpdates,
        onChange(changed) {
          view = changed;
          events.emit("update-changed", changed);
        },
      }),
    );
  loading.catch((error: unknown) => logFailure("updates.not-loaded", error));
  /**
   * Returns a function that calls `act` once the code has loaded. If loading fails, the function
   * does nothing, because the failure is already logged.
   */
  const whenLoaded = (act: (updates: Updates) => void) => () =>
    void loading.then(act, () => undefined);
  const checkIfWanted = whenLoaded((updates) => updates.checkIfWanted());
  // Wait for the services first. If they failed to load, check anyway, because a newer version may
  // fix the failure.
  services.promise.catch(() => undefined).then(checkIfWanted);
  return {
    support: () =>
      loading.then(
        ({ support }) => support,
        () => "development",
      ),
    view: () => view,
    download: whenLoaded((updates) => updates.download()),
    install: whenLoaded((updates) => updates.install()),
    postpone: whenLoaded((updates) => updates.postpone()),
    resurface: whenLoaded((updates) => updates.resurface()),
    checkIfWanted,
    close: whenLoaded((updates) => updates.close()),
    ownDownloads: isOwn(downloads, environment.userData) ? [downloads] : [],
  };
}

/**
 * True if no other profile uses the download folder. Several profiles may share that folder,
 * because electron-updater keeps downloads in the system's cache folder. The folder's path may even
 * be relative, because electron-updater accepts a relative XDG_CACHE_HOME.
 */
const isOwn = (downloads: string, userData: string | undefined): boolean =>
  isAbsolute(downloads) &&
  (userData === undefined || downloads.startsWith(`${resolve(userData)}${sep}`));
