import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { app } from "electron";
import type { UpdateSupport, UpdateView } from "../../../common/contract/updates.ts";
import { systemClock } from "../../system-clock.ts";
import { runningAppImage } from "../lifecycle/app-image.ts";
import { quitThen } from "../lifecycle/relaunch.ts";
import { findUpdateSupport } from "./self-update-support.ts";
import { downloadsName } from "./update-cache.ts";
import { createUpdateController, type UpdateController } from "./update-controller.ts";

export interface Updates extends UpdateController {
  readonly support: UpdateSupport;
}

export interface UpdatesOptions {
  /**
   * The origin of the update server for a development build. Without it, a development build never
   * checks for updates.
   */
  readonly updateOrigin: string | undefined;
  /** The absolute path of the downloads folder. */
  readonly downloads: string;
  /** Returns whether checking for updates is enabled in the settings. */
  readonly isWanted: () => boolean;
  readonly onChange: (view: UpdateView | null) => void;
}

/** Creates the controller after checking whether this installation can update itself. */
export async function createUpdates(options: UpdatesOptions): Promise<Updates> {
  const { updateOrigin, downloads, isWanted, onChange } = options;
  const { platform, env, execPath, resourcesPath } = process;
  // Tests of a development build set `APPIMAGE` to a file that an update can replace.
  const appImage = updateOrigin === undefined ? runningAppImage(env, execPath) : env["APPIMAGE"];
  const support = await findUpdateSupport({
    platform,
    packaged: app.isPackaged,
    program: execPath,
    resources: resourcesPath,
    hasServer: updateOrigin !== undefined,
    appImage,
  });
  const controller = createUpdateController({
    clock: systemClock,
    isWanted: () => support === "supported" && isWanted(),
    onChange,
    quitThen,
    async loadUpdater() {
      const { createUpdater } = await import("./electron-updater.ts");
      const devConfig =
        updateOrigin === undefined ? undefined : await writeDevConfig(updateOrigin, downloads);
      return createUpdater({ platform, appImage, devConfig });
    },
  });
  return { ...controller, support };
}

/** Writes the settings that electron-builder puts into app-update.yml in a packaged app. */
async function writeDevConfig(server: string, downloads: string): Promise<string> {
  const file = join(downloads, "dev-app-update.yml");
  const config = { provider: "generic", url: server, updaterCacheDirName: downloadsName };
  await mkdir(downloads, { recursive: true });
  // YAML includes JSON, so this is a valid YAML file.
  await writeFile(file, JSON.stringify(config));
  return file;
}
