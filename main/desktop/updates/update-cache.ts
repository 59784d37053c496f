/** Where downloads wait until they are installed. */
import { isAbsolute, join } from "node:path";

/** electron-builder's name for it (`updaterCacheDirName` in app-update.yml). */
export const downloadsName = "pagekeeper-updater";

/** The system's folder for what can be had again, absolute. `home`: the user's own folder. */
export function cacheFolder(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  home: string,
): string {
  const { LOCALAPPDATA: local = "", XDG_CACHE_HOME: given = "" } = env;
  if (platform === "win32") return local === "" ? join(home, "AppData", "Local") : local;
  if (platform === "darwin") return join(home, "Library", "Caches");
  // A relative one is invalid (XDG Base Directory Specification).
  return isAbsolute(given) ? given : join(home, ".cache");
}
