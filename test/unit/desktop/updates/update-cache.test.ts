import { posix } from "node:path";
import { expect, it } from "vitest";
import { cacheFolder } from "../../../../main/desktop/updates/update-cache.ts";

const home = "/home/dana";

it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
  ["linux", {}, "/home/dana/.cache"],
  ["linux", { XDG_CACHE_HOME: "/cache" }, "/cache"],
  ["darwin", {}, "/home/dana/Library/Caches"],
  ["win32", { LOCALAPPDATA: "C:\\Local" }, "C:\\Local"],
  ["win32", {}, posix.join(home, "AppData/Local")],
])("finds the cache folder on %s with %o", (platform, env, folder) => {
  expect(cacheFolder(platform, env, home)).toBe(folder);
});
