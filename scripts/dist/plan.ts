/** Decides which installers this computer can build, and what it lacks for the others. */

export const architectures = ["x64", "arm64"] as const;
export type Architecture = (typeof architectures)[number];

export interface Host {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Whether the download hosts of Electron and electron-builder can be reached. */
  readonly online: boolean;
  /** Whether to pack the offline Electron instead of the official one. */
  readonly offlineElectron: boolean;
  /** The installed tools among `7zip`, `fpm`, `dpkg-deb`, `rpmbuild` and `appimage`. */
  readonly tools: ReadonlySet<string>;
}

export interface Step {
  readonly target: string;
  readonly arch: Architecture;
  /** What is missing to build the target. Empty if it can be built. */
  readonly missing: readonly string[];
}

type Targets = readonly string[];
const targetsOn: Readonly<Record<string, Targets>> = {
  darwin: ["dmg", "zip"],
  win32: ["nsis"],
  linux: ["AppImage", "deb", "rpm", "tar.gz"],
};
const systemNames: Readonly<Record<string, string>> = {
  darwin: "macOS",
  win32: "Windows",
  linux: "Linux",
};

/** All targets. `dir` is the packed app without an installer. */
export const allTargets: Targets = [...Object.values(targetsOn).flat(), "dir"];

/** Plans to build `targets` or, if there are none, all targets of this system. */
export const planBuild = (host: Host, targets: Targets = []): readonly Step[] =>
  (targets.length > 0 ? targets : (targetsOn[host.platform] ?? [])).flatMap((target) =>
    architectures.map((arch) => ({ target, arch, missing: missingFor(target, arch, host) })),
  );

/** Returns the targets of other systems, one sentence for each system. */
export const builtElsewhere = ({ platform }: Pick<Host, "platform">): readonly string[] =>
  Object.entries(targetsOn)
    .filter(([system]) => system !== platform)
    .map(([system, targets]) => `${targets.join(", ")}: built on ${systemNames[system]}`);

function missingFor(target: string, arch: Architecture, host: Host): readonly string[] {
  return [
    ...need(target === "dir" || targetsOn[host.platform]?.includes(target), "another system"),
    ...missingElectron(arch, host),
    ...need(
      arch === host.arch || host.online,
      `keytar's binary for ${arch}, from its download host`,
    ),
    ...(missingTools[target]?.(host) ?? []),
  ];
}

function missingElectron(arch: Architecture, host: Host): readonly string[] {
  if (!host.offlineElectron) {
    return need(host.online, "the official Electron, from its download host");
  }
  const runs = host.platform === "linux" && host.arch === "x64" && arch === "x64";
  return need(runs, "an Electron: the offline one is for Linux on x64 only");
}

const need = (isThere: boolean | undefined, what: string): readonly string[] =>
  isThere ? [] : [what];

const download = "from electron-builder's download host";

/**
 * For each target, returns the tools that are missing. electron-builder downloads its own tools,
 * unless a variable names an installed tool.
 */
const missingTools: Readonly<Record<string, (host: Host) => readonly string[]>> = {
  "tar.gz": ({ online, tools }) =>
    need(
      online || tools.has("7zip"),
      `7-Zip, ${download}, the package 7zip or p7zip-full, or ELECTRON_BUILDER_7ZIP_PATH`,
    ),
  deb: ({ online, tools, offlineElectron }) =>
    need(
      online || tools.has("fpm") || (offlineElectron && tools.has("dpkg-deb")),
      `fpm, ${download} or CUSTOM_FPM_PATH`,
    ),
  rpm: ({ online, tools }) => [
    ...need(online || tools.has("fpm"), `fpm, ${download} or CUSTOM_FPM_PATH`),
    ...need(tools.has("rpmbuild"), "rpmbuild, from the package rpm"),
  ],
  AppImage: ({ online, tools }) =>
    need(online || tools.has("appimage"), `the AppImage tools, ${download} or APPIMAGE_TOOLS_PATH`),
  dmg: ({ online }) => need(online, `electron-builder's dmg tools, ${download}`),
  zip: ({ online, tools }) =>
    need(online || tools.has("7zip"), `7-Zip, ${download} or ELECTRON_BUILDER_7ZIP_PATH`),
  nsis: ({ online }) => need(online, `NSIS, ${download}`),
};
