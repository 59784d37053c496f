/**
 * Checks electron-builder.yml for all systems, because each system only builds its own installers.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, it } from "vitest";
import { type Host, planBuild } from "../../../../scripts/dist/plan.ts";
import { releaseConfig } from "../../../../scripts/dist/release-config.ts";
import { inProject, projectFolder } from "../../../../scripts/lib/project.mjs";

interface Target {
  readonly target: string;
  readonly arch: readonly string[];
}
interface Config {
  readonly appId: string;
  readonly beforeBuild: string;
  readonly afterPack: string;
  readonly publish: unknown;
  readonly protocols: readonly { readonly schemes: readonly string[] }[];
  readonly mac: {
    readonly target: readonly Target[];
    readonly entitlements: string;
    readonly entitlementsInherit: string;
  };
  readonly win: { readonly target: readonly Target[] };
  readonly nsis: object;
  readonly deb: object;
  readonly rpm: object;
  readonly linux: { readonly target: readonly Target[]; readonly executableName: string };
}

// app-builder-lib validates the configuration. Resolve it from electron-builder, because only
// electron-builder depends on it.
const builder = createRequire(createRequire(import.meta.url).resolve("electron-builder"));
const { getConfig, validateConfiguration } = builder("app-builder-lib/out/util/config/config.js");
const validate = (config: object): Promise<void> =>
  validateConfiguration(config, { isEnabled: false });

let config: Config;
beforeAll(async () => {
  config = await getConfig(projectFolder, null, {});
});

const read = (path: string) => readFileSync(inProject(path), "utf8");

describe("electron-builder.yml", () => {
  it("is valid by electron-builder's schema", async () => {
    await validate(config);
  });

  it("is valid with the settings of a release, and names no update source without them", async () => {
    expect(config.publish).toBeNull();
    const changelog = "## 1.2.3 - 2026-12-01\n\n### Added\n\n- Everything.\n";
    const release = { repository: "owner/pagekeeper", version: "1.2.3", changelog };
    await validate({ ...config, ...releaseConfig(release) });
  });

  it.each(["mac", "win", "nsis", "linux", "deb", "rpm"] as const)(
    "would be invalid with an unknown key in %s",
    async (part) => {
      const broken = { ...config, [part]: { ...config[part], dependz: ["x"] } };
      await expect(validate(broken)).rejects.toThrow(`configuration.${part} should be one of`);
    },
  );

  it.each(["mac", "win", "linux"] as const)("builds for %s on both architectures", (system) => {
    for (const { arch } of config[system].target) expect(arch).toEqual(["x64", "arm64"]);
  });

  it.each([
    ["darwin", "mac"],
    ["win32", "win"],
    ["linux", "linux"],
  ] as const)("lists for %s the targets that npm run dist plans", (platform, system) => {
    const host: Host = {
      platform,
      arch: "x64",
      online: true,
      offlineElectron: false,
      tools: new Set(),
    };
    const listed = config[system].target.flatMap(({ target, arch }) =>
      arch.map((each) => `${target} ${each}`),
    );
    expect(planBuild(host).map(({ target, arch }) => `${target} ${arch}`)).toEqual(listed);
  });

  it("uses the names that the app uses", () => {
    expect(read("main/index.ts")).toContain(`setAppUserModelId("${config.appId}")`);
    expect(read("assets/app/installer.nsh")).toContain(`CurrentVersion\\Run" "${config.appId}"`);
    expect(JSON.parse(read("package.json"))).toMatchObject({
      desktopName: `${config.appId}.desktop`,
    });
    for (const { schemes } of config.protocols) {
      for (const scheme of schemes) {
        expect(read("main/desktop/lifecycle/deep-links.ts")).toContain(
          `ProtocolClient("${scheme}")`,
        );
        expect(read("assets/app/installer.nsh")).toContain(`Software\\Classes\\${scheme}"`);
      }
    }
  });

  it("names existing files", () => {
    const named = [...read("electron-builder.yml").matchAll(/^ *(?:icon|include): (.+)$/gm)].map(
      ([, path = ""]) => (path.startsWith("assets") ? path : `assets/app/${path}`),
    );
    expect(named).toHaveLength(4);
    const { beforeBuild, afterPack, mac } = config;
    const paths = [...named, beforeBuild, afterPack, mac.entitlements, mac.entitlementsInherit];
    expect(paths.filter((path) => !existsSync(inProject(path)))).toEqual([]);
  });

  it.each(["icon.png", "icon-mac.png"])(
    "uses %s in the size that electron-builder expects",
    (name) => {
      const png = readFileSync(inProject(`assets/app/${name}`));
      // The first chunk of a PNG contains the width and height.
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1024, 1024]);
    },
  );
});
