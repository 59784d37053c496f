/** Puts the updates together for this installation of Pagekeeper, on this system. */
import { join } from "node:path";
import { app } from "electron";
import type { UpdateSupport, UpdateView } from "../../../common/contract/updates.ts";
import { systemClock } from "../../system-clock.ts";
import { runningAppImage } from "../lifecycle/app-image.ts";
import { quitThen } from "../lifecycle/relaunch.ts";
import { findUpdateSupport } from "./self-update-support.ts";
import { createUpdates, type Updates } from "./update-controller.ts";

export interface OpenUpdates extends Updates {
  readonly support: UpdateSupport;
}

export interface OpenUpdatesParts {
  /** Where a development build looks for updates. */
  readonly updateOrigin: string | undefined;
  /** Absolute; downloads wait in a folder in it. */
  readonly cache: string;
  /** The setting. */
  readonly wanted: () => boolean;
  readonly onChange: (view: UpdateView | null) => void;
}

/** Asks nobody yet. */
export async function openUpdates(parts: OpenUpdatesParts): Promise<OpenUpdates> {
  const { platform, env, execPath, resourcesPath } = process;
  const { updateOrigin: server } = parts;
  // A development build is Electron and a folder; it replaces whatever file it is told is its own.
  const appImage = server === undefined ? runningAppImage(env, execPath) : env["APPIMAGE"];
  const support = await findUpdateSupport({
    platform,
    packaged: app.isPackaged,
    program: execPath,
    resources: resourcesPath,
    hasServer: server !== undefined,
    appImage,
  });
  const updates = createUpdates({
    clock: systemClock,
    wanted: () => support === "supported" && parts.wanted(),
    onChange: parts.onChange,
    endRun: quitThen,
    async loadUpdater() {
      const { openUpdater } = await import("./electron-updater.ts");
      return openUpdater({
        platform,
        version: app.getVersion(),
        config: join(resourcesPath, "app-update.yml"),
        server,
        cache: parts.cache,
        appImage,
        quit: () => app.quit(),
      });
    },
  });
  return { ...updates, support };
}
