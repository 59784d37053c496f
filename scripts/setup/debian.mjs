/** Names of packages on Debian and Ubuntu: pure, so that every release can be tested on any machine. */

/** Libraries that Electron 42 and 45 are linked to, and the two that they load when they need them. */
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

/** node-gyp's tools, and what keytar is compiled against. */
const keytarBuild = ["g++", "libsecret-1-dev", "make", "pkg-config", "python3"];

/** A keychain on a bus of its own, and the tools that look at it and at the window. */
const tests = ["dbus", "gnome-keyring", "libsecret-tools", "xvfb", "xauth"];

/** What builds a package, installs it and looks at what comes of it. */
const packages = ["7zip", "desktop-file-utils", "libglib2.0-bin", "x11-utils", "xdg-utils"];

/** Renamed when time_t became 64 bits wide: Debian 13, Ubuntu 24.04. */
const renamedWithTime64 = new Set([
  "libasound2",
  "libatk-bridge2.0-0",
  "libatk1.0-0",
  "libatspi2.0-0",
  "libcups2",
  "libglib2.0-0",
  "libgtk-3-0",
]);

/**
 * @typedef {"start" | "test"} Purpose
 * @typedef {{ readonly id: string, readonly version: number }} Release `ID` and `VERSION_ID` of /etc/os-release
 * @typedef {{ readonly purpose: Purpose, readonly display: boolean, readonly browser: boolean, readonly keytarBuilt: boolean }} Need
 */

/**
 * @param {string} osRelease the text of /etc/os-release
 * @returns {Release | undefined} undefined: not a Debian
 */
export function debianRelease(osRelease) {
  const fields = Object.fromEntries(
    [...osRelease.matchAll(/^(\w+)="?([^"\n]*)"?$/gm)].map(([, name, value]) => [name, value]),
  );
  const family = `${fields.ID} ${fields.ID_LIKE ?? ""}`.split(" ");
  if (!family.includes("debian") && !family.includes("ubuntu")) return undefined;
  // Debian testing has no VERSION_ID: it is newer than any.
  return { id: fields.ID ?? "debian", version: Number(fields.VERSION_ID ?? Infinity) };
}

/** @param {string} name @param {Release} release */
function packageName(name, release) {
  const time64 = release.id === "ubuntu" ? release.version >= 24.04 : release.version >= 13;
  return time64 && renamedWithTime64.has(name) ? `${name}t64` : name;
}

/**
 * What has to be there, by the names of this release.
 * @param {Need} need @param {Release} release
 */
export function neededPackages(need, release) {
  const names = [
    ...electronLibraries,
    ...(need.keytarBuilt ? [] : keytarBuild),
    ...(need.display ? [] : ["xvfb"]),
    ...(need.purpose === "test" ? [...tests, ...packages] : []),
    // Ubuntu has none that is a package of its own; there it has to be another browser (test/e2e/support/browser.ts).
    ...(need.purpose === "test" && !need.browser ? ["chromium"] : []),
  ];
  return [...new Set(names)].map((name) => packageName(name, release)).sort();
}
