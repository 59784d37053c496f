/** Lists the Debian and Ubuntu packages to install. */

/** The libraries that Electron 42 and 45 link to, and two that they load when they need them. */
const electronLibraries = [
  "libasound2",
  "libatk-bridge2.0-0",
  "libatk1.0-0",
  "libatspi2.0-0",
  "libcups2",
  "libdbus-1-3",
  "libgbm1",
  "libglib2.0-0",
  "libgtk-3-0",
  "libnotify4",
  "libnss3",
  "libsecret-1-0",
  "libxcomposite1",
  "libxdamage1",
  "libxkbcommon0",
  "libxrandr2",
];

/**
 * The packages whose names got the suffix t64 in Debian 13 and Ubuntu 24.04, when time_t changed to
 * 64 bits.
 */
const renamedForTime64 = new Set([
  "libasound2",
  "libatk-bridge2.0-0",
  "libatk1.0-0",
  "libatspi2.0-0",
  "libcups2",
  "libglib2.0-0",
  "libgtk-3-0",
]);

const keytarBuild = ["g++", "libsecret-1-dev", "make", "pkg-config", "python3"];

/** Packages for a private keychain and D-Bus, and tools to inspect the keychain and the window. */
const tests = ["dbus", "gnome-keyring", "libsecret-tools", "xvfb", "xauth"];

/** Tools to build, install and inspect Pagekeeper's own package. */
const packageTests = ["7zip", "desktop-file-utils", "libglib2.0-bin", "x11-utils", "xdg-utils"];

/**
 * @typedef {"start" | "test"} Purpose
 * @typedef {{ readonly id: string, readonly version: number }} Release
 *   `ID` and `VERSION_ID` of /etc/os-release
 * @typedef {{ readonly purpose: Purpose, readonly hasDisplay: boolean,
 *   readonly hasBrowser: boolean, readonly hasFirefox: boolean,
 *   readonly hasKeytar: boolean }} Machine
 */

/**
 * @param {string} osRelease the contents of /etc/os-release
 * @returns {Release | undefined} undefined if the system is neither Debian nor based on it
 */
export function debianRelease(osRelease) {
  const fields = Object.fromEntries(
    [...osRelease.matchAll(/^(\w+)="?([^"\n]*)"?$/gm)].map(([, name, value]) => [name, value]),
  );
  const family = `${fields.ID} ${fields.ID_LIKE ?? ""}`.split(" ");
  if (!family.includes("debian") && !family.includes("ubuntu")) return undefined;
  // Debian testing has no VERSION_ID.
  return { id: fields.ID ?? "debian", version: Number(fields.VERSION_ID ?? Infinity) };
}

/** @param {Machine} machine @param {Release} release */
export function requiredPackages(machine, release) {
  const { purpose, hasDisplay, hasBrowser, hasFirefox, hasKeytar } = machine;
  const names = [
    ...electronLibraries,
    ...(hasKeytar ? [] : keytarBuild),
    ...(hasDisplay ? [] : ["xvfb"]),
    ...(purpose === "test" ? [...tests, ...packageTests] : []),
    // On Ubuntu, chromium is a snap, which the tests cannot use (test/e2e/support/browser.ts), and
    // firefox-esr does not exist. There, install Chrome and Firefox from their makers.
    ...(purpose === "test" && !hasBrowser ? ["chromium"] : []),
    ...(purpose === "test" && !hasFirefox ? ["firefox-esr"] : []),
  ];
  return [...new Set(names)].map((name) => packageName(name, release)).sort();
}

/** @param {string} name @param {Release} release */
function packageName(name, { id, version }) {
  const usesTime64 = id === "ubuntu" ? version >= 24.04 : version >= 13;
  return usesTime64 && renamedForTime64.has(name) ? `${name}t64` : name;
}
