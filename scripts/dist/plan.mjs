/** Which installers this computer can build, and what it lacks for the others. Pure. */

/** @typedef {"x64" | "arm64"} Architecture */

/**
 * @typedef {object} Host
 * @property {NodeJS.Platform} platform @property {string} arch
 * @property {boolean} releases the hosts that Electron's and electron-builder's own downloads come from can be reached
 * @property {boolean} copy the stock copy of Electron takes the place of the official one
 * @property {ReadonlySet<string>} tools of `7zip`, `fpm`, `dpkg-deb`, `rpmbuild`, `appimage`
 */

/** @typedef {{ readonly target: string, readonly arch: Architecture, readonly missing: readonly string[] }} Step */

/** @type {readonly Architecture[]} */
export const architectures = ["x64", "arm64"];
/** @type {Readonly<Record<string, readonly string[]>>} */
const targetsOn = {
  darwin: ["dmg", "zip"],
  win32: ["nsis"],
  linux: ["AppImage", "deb", "rpm", "tar.gz"],
};
/** `dir`: the app as it is before it goes into an installer. */
export const allTargets = [...Object.values(targetsOn).flat(), "dir"];
/** @type {Readonly<Record<string, string>>} */
const systems = { darwin: "macOS", win32: "Windows", linux: "Linux" };

/**
 * @param {Host} host @param {readonly string[]} [wanted] targets; none: all of this system
 * @returns {readonly Step[]} `missing` is empty for what can be built
 */
export const planFor = (host, wanted = []) =>
  (wanted.length > 0 ? wanted : (targetsOn[host.platform] ?? [])).flatMap((target) =>
    architectures.map((arch) => ({ target, arch, missing: missingFor(target, arch, host) })),
  );

/** @param {Host} host @returns {readonly string[]} what other systems build, a sentence each */
export const elsewhere = ({ platform }) =>
  Object.entries(targetsOn)
    .filter(([system]) => system !== platform)
    .map(([system, targets]) => `${targets.join(", ")}: built on ${systems[system]}`);

/** @param {string} target @param {Architecture} arch @param {Host} host @returns {readonly string[]} */
function missingFor(target, arch, host) {
  const own = arch === host.arch;
  return [
    ...had(target === "dir" || targetsOn[host.platform]?.includes(target), "another system"),
    ...electronFor(arch, host),
    ...(own || host.releases ? [] : [`keytar's binary for ${arch}, from its release host`]),
    ...(toolsFor[target]?.(host) ?? []),
  ];
}

/** @param {Architecture} arch @param {Host} host */
function electronFor(arch, { copy, releases, platform, arch: hostArch }) {
  if (!copy) return releases ? [] : ["the official Electron, from its release host"];
  const fits = platform === "linux" && hostArch === "x64" && arch === "x64";
  return fits ? [] : ["an Electron: the copy is for Linux on x64 alone"];
}

/** @param {boolean | undefined} fits @param {string} what */
const had = (fits, what) => (fits ? [] : [what]);

const fromBuilder = "from electron-builder's release host";

/**
 * electron-builder fetches its own tools, unless they are named in its variables.
 * @type {Readonly<Record<string, (host: Host) => readonly string[]>>}
 */
const toolsFor = {
  "tar.gz": ({ releases, tools }) =>
    had(
      releases || tools.has("7zip"),
      `7-Zip, ${fromBuilder}, or the package 7zip or p7zip-full, or ELECTRON_BUILDER_7ZIP_PATH`,
    ),
  deb: ({ releases, tools, copy }) =>
    had(
      releases || tools.has("fpm") || (copy && tools.has("dpkg-deb")),
      `fpm, ${fromBuilder}, or CUSTOM_FPM_PATH`,
    ),
  rpm: ({ releases, tools }) => [
    ...had(releases || tools.has("fpm"), `fpm, ${fromBuilder}, or CUSTOM_FPM_PATH`),
    ...had(tools.has("rpmbuild"), "rpmbuild, of the package rpm"),
  ],
  AppImage: ({ releases, tools }) =>
    had(
      releases || tools.has("appimage"),
      `the AppImage tools, ${fromBuilder}, or APPIMAGE_TOOLS_PATH`,
    ),
  dmg: ({ releases }) => had(releases, `electron-builder's dmg tools, ${fromBuilder}`),
  zip: ({ releases, tools }) =>
    had(releases || tools.has("7zip"), `7-Zip, ${fromBuilder}, or ELECTRON_BUILDER_7ZIP_PATH`),
  nsis: ({ releases }) => had(releases, `NSIS, ${fromBuilder}`),
};
