/** Where downloads wait until they are installed. */
import { isAbsolute, join } from "node:path";

/** Below it; electron-builder's name for the same (`updaterCacheDirName`). */
export const downloadsName = "pagekeeper-updater";

/** The system's folder for what can be had again. `home`: the user's own folder. */
export function cacheFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string) {
  const { LOCALAPPDATA: local, XDG_CACHE_HOME: given = "" } = env;
  if (platform === "win32") return local ?? join(home, "AppData", "Local");
  if (platform === "darwin") return join(home, "Library", "Caches");
  // A relative one is invalid (XDG Base Directory Specification).
  return isAbsolute(given) ? given : join(home, ".cache");
}
