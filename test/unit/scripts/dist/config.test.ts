/** electron-builder.yml by electron-builder's own schema, for every system at once: only one of them can build it. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { planFor } from "../../../../scripts/dist/plan.mjs";
import { releaseConfig } from "../../../../scripts/dist/release-config.mjs";
import { project } from "../../../../scripts/project.mjs";

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
  readonly mac: { readonly target: readonly Target[] };
  readonly win: { readonly target: readonly Target[] };
  readonly nsis: object;
  readonly deb: object;
  readonly rpm: object;
  readonly linux: { readonly target: readonly Target[]; readonly executableName: string };
}

// No package of ours: electron-builder brings it, and its way to check a configuration is in there.
const builder = createRequire(createRequire(import.meta.url).resolve("electron-builder"));
const { getConfig, validateConfiguration } = builder("app-builder-lib/out/util/config/config.js");
const validate = (config: object): Promise<void> =>
  validateConfiguration(config, { isEnabled: false });

let config: Config;
beforeAll(async () => {
  config = await getConfig(project, null, {});
});

const read = (path: string) => readFileSync(join(project, path), "utf8");

describe("electron-builder.yml", () => {
  it("is what electron-builder's schema allows", async () => {
    await validate(config);
  });

  it("is so with what a release adds, and nothing else is told where newer versions are", async () => {
    expect(config.publish).toBeNull();
    const changelog = "## 1.2.3 - 2026-12-01\n\n### Added\n\n- Everything.\n";
    const release = { repository: "owner/pagekeeper", version: "1.2.3", changelog };
    await validate({ ...config, ...releaseConfig(release) });
  });

  it.each(["mac", "win", "nsis", "linux", "deb", "rpm"] as const)(
    "would not be with a key in %s that there is not",
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
  ] as const)("lists for %s what the script plans", (platform, system) => {
    const host = { platform, arch: "x64", releases: true, copy: false, tools: new Set<string>() };
    const listed = config[system].target.flatMap(({ target, arch }) =>
      arch.map((each) => `${target} ${each}`),
    );
    expect(planFor(host).map(({ target, arch }) => `${target} ${arch}`)).toEqual(listed);
  });

  it("names the app as the app names itself", () => {
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

  it("names files that are there", () => {
    const named = [config.beforeBuild, config.afterPack].map((path) => join(project, path));
    const assets = [
      ...read("electron-builder.yml").matchAll(/(?:icon|include|entitlements\w*): (.+)$/gm),
    ]
      .map(([, path = ""]) => path)
      .map((path) => join(project, path.startsWith("assets") ? path : `assets/app/${path}`));
    expect(assets).toHaveLength(6);
    expect([...named, ...assets].filter((path) => !existsSync(path))).toEqual([]);
  });
});
