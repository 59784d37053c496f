import { describe, expect, it } from "vitest";
import { builtElsewhere, type Host, planBuild } from "../../../../scripts/dist/plan.ts";

const linux: Host = {
  platform: "linux",
  arch: "x64",
  online: true,
  offlineElectron: false,
  tools: new Set(["rpmbuild", "dpkg-deb"]),
};
const offline: Host = { ...linux, online: false };
const withOfflineElectron: Host = {
  ...offline,
  offlineElectron: true,
  tools: new Set(["dpkg-deb", "7zip"]),
};

const possible = (host: Host) =>
  planBuild(host)
    .filter(({ missing }) => missing.length === 0)
    .map(({ target, arch }) => `${target} ${arch}`);

const missing = (host: Host, target: string, arch: string) =>
  planBuild(host).find((step) => step.target === target && step.arch === arch)?.missing;

describe("planBuild", () => {
  it("builds everything for its system if all can be downloaded", () => {
    expect(possible(linux)).toEqual([
      ...["AppImage x64", "AppImage arm64", "deb x64", "deb arm64"],
      ...["rpm x64", "rpm arm64", "tar.gz x64", "tar.gz arm64"],
    ]);
    expect(possible({ ...linux, platform: "darwin" })).toEqual([
      ...["dmg x64", "dmg arm64", "zip x64", "zip arm64"],
    ]);
    expect(possible({ ...linux, platform: "win32" })).toEqual(["nsis x64", "nsis arm64"]);
  });

  it("builds nothing without an Electron, and says where to get one", () => {
    expect(possible(offline)).toEqual([]);
    expect(missing(offline, "deb", "x64")).toContain(
      "the official Electron, from its download host",
    );
  });

  it("builds with the offline Electron what local tools can build", () => {
    expect(possible(withOfflineElectron)).toEqual(["deb x64", "tar.gz x64"]);
  });

  it("names each missing tool, and how else to provide it", () => {
    const bare = { ...withOfflineElectron, tools: new Set<string>() };
    expect(missing(bare, "tar.gz", "x64")?.[0]).toMatch(/7-Zip.*ELECTRON_BUILDER_7ZIP_PATH/);
    expect(missing(bare, "deb", "x64")?.[0]).toMatch(/fpm.*CUSTOM_FPM_PATH/);
    expect(missing(bare, "AppImage", "x64")?.[0]).toMatch(/AppImage tools.*APPIMAGE_TOOLS_PATH/);
    expect(missing(bare, "rpm", "x64")).toEqual([
      expect.stringMatching(/^fpm/),
      "rpmbuild, from the package rpm",
    ]);
  });

  it("uses a given fpm for both kinds of package", () => {
    const host = { ...withOfflineElectron, tools: new Set(["fpm", "rpmbuild"]) };
    expect(possible(host)).toEqual(["deb x64", "rpm x64"]);
  });

  it("uses dpkg-deb in place of fpm only with the offline Electron", () => {
    expect(missing({ ...linux, tools: new Set(["rpmbuild"]) }, "deb", "x64")).toEqual([]);
    expect(missing({ ...offline, tools: new Set(["dpkg-deb"]) }, "deb", "x64")).toContainEqual(
      expect.stringMatching(/^fpm/),
    );
  });

  it("has the offline Electron for Linux on x64 only", () => {
    expect(missing({ ...linux, offlineElectron: true }, "deb", "arm64")).toEqual([
      "an Electron: the offline one is for Linux on x64 only",
    ]);
    expect(possible({ ...linux, offlineElectron: true, platform: "darwin" })).toEqual([]);
  });

  it("plans only the given targets, and refuses those of another system", () => {
    const steps = planBuild(linux, ["dir", "nsis"]);
    expect(steps.map((step) => [step.target, step.missing])).toEqual([
      ["dir", []],
      ["dir", []],
      ["nsis", ["another system"]],
      ["nsis", ["another system"]],
    ]);
  });
});

describe("builtElsewhere", () => {
  it("names the systems that build the rest", () => {
    expect(builtElsewhere(linux)).toEqual(["dmg, zip: built on macOS", "nsis: built on Windows"]);
  });
});
