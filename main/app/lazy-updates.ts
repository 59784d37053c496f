/** A newer version of Pagekeeper, as the window and the tray have it: loaded after the first frame, told to both. */
import { homedir } from "node:os";
import { join } from "node:path";
import { app } from "electron";
import type { UpdateSupport, UpdateView } from "../../common/contract/updates.ts";
import { logFailure } from "../desktop/diagnostics/log.ts";
import type { Environment } from "../desktop/lifecycle/environment.ts";
import type { OpenUpdates } from "../desktop/updates/create-updates.ts";
import { cacheFolder, downloadsName } from "../desktop/updates/update-cache.ts";
import type { Updates } from "../desktop/updates/update-controller.ts";

export interface AppUpdates extends Updates {
  support(): Promise<UpdateSupport>;
  /** As it was told last. */
  view(): UpdateView | null;
  /** Where downloads wait, absolute. */
  readonly downloads: string;
}

interface AppUpdatesParts {
  readonly environment: Environment;
  /** Nothing is loaded before. */
  readonly firstFrame: Promise<void>;
  /** The setting. */
  readonly wanted: () => boolean;
  readonly onChange: () => void;
}

export function createAppUpdates(parts: AppUpdatesParts): AppUpdates {
  const { environment, firstFrame, wanted, onChange } = parts;
  const cache = cacheOf(environment);
  let view: UpdateView | null = null;
  const opened = firstFrame
    .then(() => import("../desktop/updates/create-updates.ts"))
    .then(({ openUpdates }) =>
      openUpdates({
        environment,
        cache,
        wanted,
        onChange(changed) {
          view = changed;
          onChange();
        },
      }),
    );
  opened.catch((error: unknown) => logFailure("updates.failed", error));
  /** Where they could not be loaded, that was logged, and there is nothing to do it with. */
  const withUpdates = (act: (updates: OpenUpdates) => void) => () =>
    void opened.then(act, () => undefined);
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
    checkIfWanted: withUpdates((updates) => updates.checkIfWanted()),
    close: withUpdates((updates) => updates.close()),
    downloads: join(cache, downloadsName),
  };
}

/** Profiles stay apart. */
const cacheOf = ({ userData }: Environment): string =>
  userData === undefined
    ? cacheFolder(process.platform, process.env, homedir())
    : app.getPath("userData");
