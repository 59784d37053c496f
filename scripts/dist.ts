/** `npm run dist`: builds installers. */
import { readFileSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { Arch, build, type Configuration, Platform } from "electron-builder";
import { provideKeytar, type System } from "./dist/keytar-binary.ts";
import { findLocalTools } from "./dist/local-tools.ts";
import {
  allTargets,
  architectures,
  builtElsewhere,
  type Host,
  planBuild,
  type Step,
} from "./dist/plan.ts";
import { releaseConfig } from "./dist/release-config.ts";
import { signingNotices } from "./dist/signing.ts";
import { canReachGitHub } from "./electron/install.mjs";
import { build as buildBundles } from "./lib/build.ts";
import { inProject, projectFolder } from "./lib/project.mjs";
import { runScript, ScriptError } from "./lib/script-error.mjs";
import { fetchOfflineElectron } from "./offline/electron.mjs";
import { offlinePackageConfig } from "./offline/package-config.ts";

const usage = `npm run dist -- [OPTION…] [TARGET…]

Builds into dist/ the installers that this computer can build, and lists what is missing for the others.
Fails if it builds none.

Targets   AppImage, deb, rpm, tar.gz; dmg, zip; nsis; and dir, the app before it goes into an installer.
          By default all of this system.

--arch=x64                   builds for one architecture only, x64 or arm64
--strict                     fails if any target of this system could not be built, as a release must
--updates-from=owner/name    sets the GitHub repository where the installed app looks for newer versions
--offline-electron           packs the Electron of scripts/offline, for tests only
--quick                      compresses little, with --offline-electron`;

const options = {
  help: { type: "boolean", default: false },
  "offline-electron": { type: "boolean", default: false },
  quick: { type: "boolean", default: false },
  strict: { type: "boolean", default: false },
  arch: { type: "string" },
  "updates-from": { type: "string" },
} as const;

const noPublisher =
  "Not ready to publish: replace the .invalid homepage and author in package.json with real ones.";

await runScript(async () => {
  const { values, positionals: targets } = readArguments();
  if (values.help) {
    console.log(usage);
    return 0;
  }
  checkArguments(values, targets);
  return dist(values, targets);
});

type Options = ReturnType<typeof readArguments>["values"];

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new ScriptError(`${(error as Error).message}\n\n${usage}`);
  }
}

function checkArguments(asked: Options, targets: readonly string[]): void {
  if (asked.arch !== undefined && !architectures.some((arch) => arch === asked.arch)) {
    throw new ScriptError(`--arch is ${architectures.join(" or ")}, not "${asked.arch}".`);
  }
  const unknown = targets.filter((target) => !allTargets.includes(target));
  if (unknown.length > 0) {
    throw new ScriptError(
      `Unknown target ${unknown.join(", ")}. Choose from ${allTargets.join(", ")}.`,
    );
  }
  if (asked["offline-electron"] && asked["updates-from"] !== undefined) {
    throw new ScriptError(
      "A package with the offline Electron must not be published: leave out --updates-from.",
    );
  }
}

async function dist(asked: Options, targets: readonly string[]): Promise<number> {
  const offlineElectron = asked["offline-electron"];
  const config = offlineElectron
    ? offlinePackageConfig(asked)
    : publishConfig(asked["updates-from"]);
  const { tools, env } = findLocalTools(offlineElectron);
  removeEmptyVariables();
  Object.assign(process.env, env, asked.quick && { ELECTRON_BUILDER_COMPRESSION_LEVEL: "1" });
  const { platform, arch } = process;
  const host = { platform, arch, online: await canDownload(), offlineElectron, tools };

  const plan = planBuild(host, targets).filter((step) => !asked.arch || step.arch === asked.arch);
  if (plan.some(isPossible)) rmSync(inProject("dist"), { recursive: true, force: true });
  const steps = provideKeytarFor(plan);
  const possible = steps.filter(isPossible);
  const files = possible.length > 0 ? await buildInstallers(possible, config, offlineElectron) : [];
  const elsewhere = targets.length > 0 ? [] : builtElsewhere(host);
  console.log(`\n${report(files, steps, elsewhere, host).join("\n")}`);
  return files.length === 0 || (asked.strict && possible.length < steps.length) ? 1 : 0;
}

/**
 * Removes variables that CI has set to "" for missing secrets, because electron-builder would treat
 * such variables as certificates.
 */
function removeEmptyVariables(): void {
  for (const [name, value] of Object.entries(process.env)) {
    if (value === "") delete process.env[name];
  }
}

/**
 * Returns whether Electron and electron-builder's tools can be downloaded. Assumes that mirrors
 * work if both are configured.
 */
async function canDownload(): Promise<boolean> {
  const { ELECTRON_MIRROR, ELECTRON_BUILDER_BINARIES_MIRROR } = process.env;
  return Boolean(ELECTRON_MIRROR && ELECTRON_BUILDER_BINARIES_MIRROR) || canReachGitHub();
}

function isPossible({ missing }: Step): boolean {
  return missing.length === 0;
}

/**
 * Provides keytar for each architecture before any build starts, so that the other architectures
 * can still be built if keytar is missing for one.
 */
function provideKeytarFor(steps: readonly Step[]): readonly Step[] {
  const system = Platform.current().buildConfigurationKey as System;
  const problems = new Map<string, string>();
  for (const arch of new Set(steps.filter(isPossible).map((step) => step.arch))) {
    try {
      provideKeytar(system, arch);
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      problems.set(arch, error.message);
    }
  }
  return steps.map((step) => {
    const problem = problems.get(step.arch);
    return isPossible(step) && problem !== undefined ? { ...step, missing: [problem] } : step;
  });
}

/** Builds all installers in one run, because electron-builder describes them in one update file. */
function buildInstallers(
  steps: readonly Step[],
  config: Configuration,
  offlineElectron: boolean,
): Promise<readonly string[]> {
  if (offlineElectron) fetchOfflineElectron();
  buildBundles();
  const targetsByArch = [...Map.groupBy(steps, ({ arch }) => arch)].map(
    ([arch, group]) => [Arch[arch], group.map(({ target }) => target)] as const,
  );
  return build({
    projectDir: projectFolder,
    targets: new Map([[Platform.current(), new Map(targetsByArch)]]),
    publish: "never",
    config,
  });
}

function publishConfig(repository: string | undefined): Configuration {
  if (repository === undefined) return {};
  if (hasNoPublisher()) throw new ScriptError(noPublisher);
  const changelog = readFileSync(inProject("CHANGELOG.md"), "utf8");
  return releaseConfig({ repository, version: packageJson().version, changelog });
}

function packageJson(): typeof import("../package.json") {
  return JSON.parse(readFileSync(inProject("package.json"), "utf8"));
}

/**
 * Whether package.json still has placeholders for the publisher's homepage and author, which a
 * package needs.
 */
function hasNoPublisher(): boolean {
  const { homepage, author } = packageJson();
  return [homepage, author].some((text) => /\.invalid\b/.test(text));
}

function report(
  files: readonly string[],
  steps: readonly Step[],
  elsewhere: readonly string[],
  { platform, offlineElectron, online }: Host,
): readonly string[] {
  return [
    ...files.map((file) => `built       ${file}`),
    ...steps
      .filter((step) => !isPossible(step))
      .map(
        ({ target, arch, missing }) =>
          `not built   ${target} ${arch}: needs ${missing.join("; and ")}`,
      ),
    ...elsewhere.map((sentence) => `elsewhere   ${sentence}`),
    ...(files.length > 0 ? signingNotices(platform, process.env) : []),
    ...(files.length > 0 && !offlineElectron && hasNoPublisher() ? [noPublisher] : []),
    ...(files.length > 0 && offlineElectron
      ? ["For tests only: these packages contain the offline Electron. Don't give them to anyone."]
      : []),
    ...(files.length === 0 && !offlineElectron && !online
      ? [
          "Nothing was built. The official Electron comes from github.com, or from the mirrors in ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR. Use --offline-electron for tests.",
        ]
      : []),
  ];
}
