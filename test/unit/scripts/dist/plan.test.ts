import { describe, expect, it } from "vitest";
import { elsewhere, planFor } from "../../../../scripts/dist/plan.mjs";

const linux = {
  platform: "linux" as const,
  arch: "x64",
  releases: true,
  copy: false,
  tools: new Set(["rpmbuild", "dpkg-deb"]),
};
const sealed = { ...linux, releases: false };
const copy = { ...sealed, copy: true, tools: new Set(["dpkg-deb", "7zip"]) };

type Host = Parameters<typeof planFor>[0];

const possible = (host: Host) =>
  planFor(host)
    .filter(({ missing }) => missing.length === 0)
    .map(({ target, arch }) => `${target} ${arch}`);

const missing = (host: Host, target: string, arch: string) =>
  planFor(host).find((step) => step.target === target && step.arch === arch)?.missing;

describe("planFor", () => {
  it("builds everything of its system where everything can be fetched", () => {
    expect(possible(linux)).toEqual([
      ...["AppImage x64", "AppImage arm64", "deb x64", "deb arm64"],
      ...["rpm x64", "rpm arm64", "tar.gz x64", "tar.gz arm64"],
    ]);
    expect(possible({ ...linux, platform: "darwin" })).toEqual([
      ...["dmg x64", "dmg arm64", "zip x64", "zip arm64"],
    ]);
    expect(possible({ ...linux, platform: "win32" })).toEqual(["nsis x64", "nsis arm64"]);
  });

  it("builds nothing without an Electron, and says where it comes from", () => {
    expect(possible(sealed)).toEqual([]);
    expect(missing(sealed, "deb", "x64")).toContain("the official Electron, from its release host");
  });

  it("builds from the copy what the computer's own tools can", () => {
    expect(possible(copy)).toEqual(["deb x64", "tar.gz x64"]);
  });

  it("names each tool that is missing, and how else it can be given", () => {
    const bare = { ...copy, tools: new Set<string>() };
    expect(missing(bare, "tar.gz", "x64")?.[0]).toMatch(/7-Zip.*ELECTRON_BUILDER_7ZIP_PATH/);
    expect(missing(bare, "deb", "x64")?.[0]).toMatch(/fpm.*CUSTOM_FPM_PATH/);
    expect(missing(bare, "AppImage", "x64")?.[0]).toMatch(/AppImage tools.*APPIMAGE_TOOLS_PATH/);
    expect(missing(bare, "rpm", "x64")).toEqual([
      expect.stringMatching(/^fpm/),
      "rpmbuild, of the package rpm",
    ]);
  });

  it("takes a given fpm for both kinds of package", () => {
    const host = { ...copy, tools: new Set(["fpm", "rpmbuild"]) };
    expect(possible(host)).toEqual(["deb x64", "rpm x64"]);
  });

  it("makes no package for others of what only tests may use", () => {
    expect(missing({ ...linux, tools: new Set(["rpmbuild"]) }, "deb", "x64")).toEqual([]);
    expect(missing({ ...sealed, tools: new Set(["dpkg-deb"]) }, "deb", "x64")).toContainEqual(
      expect.stringMatching(/^fpm/),
    );
  });

  it("has the copy for Linux on x64 alone", () => {
    expect(missing({ ...linux, copy: true }, "deb", "arm64")).toEqual([
      "an Electron: the copy is for Linux on x64 alone",
    ]);
    expect(possible({ ...linux, copy: true, platform: "darwin" })).toEqual([]);
  });

  it("plans only what was asked for, and refuses what another system builds", () => {
    const steps = planFor(linux, ["dir", "nsis"]);
    expect(steps.map(({ target, missing: lacks }) => [target, lacks])).toEqual([
      ["dir", []],
      ["dir", []],
      ["nsis", ["another system"]],
      ["nsis", ["another system"]],
    ]);
  });
});

it("says where the rest is built", () => {
  expect(elsewhere(linux)).toEqual(["dmg, zip: built on macOS", "nsis: built on Windows"]);
});
