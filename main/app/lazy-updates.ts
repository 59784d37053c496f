import { homedir } from "node:os";
import { join } from "node:path";
import { app } from "electron";
import type { UpdateSupport, UpdateView } from "../../common/contract/updates.ts";
import { logFailure } from "../desktop/diagnostics/log.ts";
import type { OpenUpdates } from "../desktop/updates/create-updates.ts";
import { cacheFolder, downloadsName } from "../desktop/updates/update-cache.ts";
import type { Updates } from "../desktop/updates/update-controller.ts";
import type { AppContext } from "./context.ts";
import type { Environment } from "./environment.ts";

/** New versions of Pagekeeper, loaded after the first frame. */
export interface LazyUpdates extends Updates {
  support(): Promise<UpdateSupport>;
  /** The state announced last. */
  view(): UpdateView | null;
  /** Absolute path of the folder with downloads. */
  readonly downloads: string;
}

export function createLazyUpdates({
  environment,
  events,
  firstFrame,
  services,
  stores,
}: AppContext): LazyUpdates {
  const cache = cacheIn(environment);
  let view: UpdateView | null = null;
  const opened = firstFrame.promise
    .then(() => import("../desktop/updates/create-updates.ts"))
    .then(({ openUpdates }) =>
      openUpdates({
        updateOrigin: environment.updateOrigin,
        cache,
        wanted: () => stores.settings.get().checkForUpdates,
        onChange(changed) {
          view = changed;
          events.emit("update-changed", changed);
        },
      }),
    );
  opened.catch((error: unknown) => logFailure("updates.failed", error));
  /** If they could not be loaded, that was logged, and there is nothing to do. */
  const withUpdates = (act: (updates: OpenUpdates) => void) => () =>
    void opened.then(act, () => undefined);
  const checkIfWanted = withUpdates((updates) => updates.checkIfWanted());
  // After the first check of the accounts has begun, and also if the services failed: a newer version may fix that.
  services.promise.catch(() => undefined).then(checkIfWanted);
  return {
    support: () =>
      opened.then(
        ({ support }) => support,
        () => "development",
      ),
    view: () => view,
    download: withUpdates((updates) => updates.download()),
    install: withUpdates((updates) => updates.install()),
    postpone: withUpdates((updates) => updates.postpone()),
    resurface: withUpdates((updates) => updates.resurface()),
    checkIfWanted,
    close: withUpdates((updates) => updates.close()),
    downloads: join(cache, downloadsName),
  };
}

/** A profile of its own keeps its downloads, too. */
const cacheIn = ({ userData }: Environment): string =>
  userData === undefined
    ? cacheFolder(process.platform, process.env, homedir())
    : app.getPath("userData");
