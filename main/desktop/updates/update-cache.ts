import { join } from "node:path";

/** The name that electron-builder writes into app-update.yml as `updaterCacheDirName`. */
export const downloadsName = "pagekeeper-updater";

/** Returns the same cache folder as electron-updater. `home` is the user's home folder. */
export function cacheFolder(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  home: string,
): string {
  if (platform === "win32") return env["LOCALAPPDATA"] || join(home, "AppData", "Local");
  if (platform === "darwin") return join(home, "Library", "Caches");
  return env["XDG_CACHE_HOME"] || join(home, ".cache");
}
