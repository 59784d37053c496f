/** Puts the updates together for this copy of Pagekeeper, on this system. */
import { homedir } from "node:os";
import { join } from "node:path";
import { app } from "electron";
import type { UpdateSource, UpdateView } from "../../../preload/contract.ts";
import { runningAppImage } from "../app-image.ts";
import { systemClock } from "../clock.ts";
import type { Environment } from "../environment.ts";
import { quitInto } from "../next-run.ts";
import { cacheFolder, downloadsName } from "./downloads.ts";
import { createUpdates, type Updates } from "./index.ts";
import { findUpdateSource } from "./source.ts";

export interface OpenUpdates extends Updates {
  readonly from: UpdateSource;
  /** Where downloads wait, absolute. */
  readonly downloads: string;
}

interface OpenParts {
  readonly environment: Environment;
  /** The setting. */
  readonly wanted: () => boolean;
  readonly onChange: (view: UpdateView | null) => void;
}

/** Asks nobody yet. */
export async function openUpdates({
  environment,
  wanted,
  onChange,
}: OpenParts): Promise<OpenUpdates> {
  const { platform, env, execPath, resourcesPath } = process;
  const { updateOrigin: server, userData } = environment;
  // A development build is Electron and a folder; it replaces whatever file it is told is its own.
  const appImage = server === undefined ? runningAppImage(env, execPath) : env["APPIMAGE"];
  const from = await findUpdateSource({
    platform,
    packaged: app.isPackaged,
    program: execPath,
    resources: resourcesPath,
    hasServer: server !== undefined,
    appImage,
  });
  // Profiles stay apart.
  const cache =
    userData === undefined ? cacheFolder(platform, env, homedir()) : app.getPath("userData");
  const updates = createUpdates({
    clock: systemClock,
    wanted: () => from === "itself" && wanted(),
    onChange,
    endRun: quitInto,
    async loadUpdater() {
      const { openUpdater } = await import("./electron-updater.ts");
      return openUpdater({
        platform,
        version: app.getVersion(),
        config: join(resourcesPath, "app-update.yml"),
        server,
        cache,
        appImage,
        quit: () => app.quit(),
      });
    },
  });
  return { ...updates, from, downloads: join(cache, downloadsName) };
}
