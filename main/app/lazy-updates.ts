import { homedir } from "node:os";
import { isAbsolute, join, resolve, sep } from "node:path";
import type { UpdateSupport, UpdateView } from "../../common/contract/updates.ts";
import { logFailure } from "../desktop/diagnostics/log.ts";
import type { Updates } from "../desktop/updates/create-updates.ts";
import { cacheFolder, downloadsName } from "../desktop/updates/update-cache.ts";
import type { UpdateController } from "../desktop/updates/update-controller.ts";
import type { AppContext } from "./context.ts";

/** New versions of Pagekeeper, loaded after the first frame. */
export interface LazyUpdates extends UpdateController {
  support(): Promise<UpdateSupport>;
  /** The state announced last. */
  view(): UpdateView | null;
  /** Absolute paths of the downloads that belong to this profile alone. */
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
  /** Does nothing if they could not be loaded, which was logged. */
  const whenLoaded = (act: (updates: Updates) => void) => () =>
    void loading.then(act, () => undefined);
  const checkIfWanted = whenLoaded((updates) => updates.checkIfWanted());
  // Not before the services have started. If they failed, a newer version may fix that.
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
 * electron-updater keeps downloads in the system's cache folder, which several profiles share, and
 * takes even a relative XDG_CACHE_HOME.
 */
const isOwn = (downloads: string, userData: string | undefined): boolean =>
  isAbsolute(downloads) &&
  (userData === undefined || downloads.startsWith(`${resolve(userData)}${sep}`));
