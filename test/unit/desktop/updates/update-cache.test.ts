import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheFolder } from "../../../../main/desktop/updates/update-cache.ts";

const home = "/home/dana";

describe("downloads wait", () => {
  it.each<[string, NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ["in the cache", "linux", {}, "/home/dana/.cache"],
    ["in the cache that is named", "linux", { XDG_CACHE_HOME: "/cache" }, "/cache"],
    ["in no relative one", "linux", { XDG_CACHE_HOME: "cache" }, "/home/dana/.cache"],
    ["on a Mac", "darwin", {}, "/home/dana/Library/Caches"],
    ["on Windows", "win32", { LOCALAPPDATA: "C:\\Local" }, "C:\\Local"],
    ["on a Windows that names none", "win32", {}, posix.join(home, "AppData/Local")],
  ])("%s", (_what, platform, env, folder) => {
    expect(cacheFolder(platform, env, home)).toBe(folder);
  });
});
