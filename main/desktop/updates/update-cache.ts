import { join } from "node:path";

/** The name electron-builder writes as `updaterCacheDirName` into app-update.yml. */
export const downloadsName = "pagekeeper-updater";

/** The system's cache folder as electron-updater determines it. `home` is the user's folder. */
export function cacheFolder(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  home: string,
): string {
  if (platform === "win32") return env["LOCALAPPDATA"] || join(home, "AppData", "Local");
  if (platform === "darwin") return join(home, "Library", "Caches");
  return env["XDG_CACHE_HOME"] || join(home, ".cache");
}
