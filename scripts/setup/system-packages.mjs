/** The system packages that Electron, keytar and the tests need: installed as root on Debian, named otherwise. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { debianRelease, neededPackages } from "./debian.mjs";
import { keytarBuilt } from "./node-modules.mjs";
import { SetupError } from "./setup-error.mjs";

/** @typedef {import("./debian.mjs").Purpose} Purpose */

/** @param {Purpose} purpose */
export function ensureSystemPackages(purpose) {
  if (process.platform !== "linux") return;
  const release = debianRelease(readFileSync("/etc/os-release", "utf8"));
  if (!release) return;
  const missing = notInstalled(neededPackages(needOf(purpose), release));
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) install(missing);
  else name(missing, purpose);
}

/** @param {Purpose} purpose @returns {import("./debian.mjs").Need} */
function needOf(purpose) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return {
    purpose,
    display: Boolean(DISPLAY || WAYLAND_DISPLAY),
    browser: browsers.some((path) => existsSync(path)),
    keytarBuilt: keytarBuilt(),
  };
}

/** Those that the tests know. */
const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** @param {readonly string[]} names */
function notInstalled(names) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg's.
  const format = "-f=${Package} ${db:Status-Status}\n";
  // It fails when a name is unknown to it, and still prints the others.
  const { stdout = "" } = spawnSync("dpkg-query", ["-W", format, ...names], { encoding: "utf8" });
  const installed = new Set(
    stdout
      .split("\n")
      .filter((line) => line.endsWith(" installed"))
      .map((line) => line.split(" ")[0]),
  );
  return names.filter((name) => !installed.has(name));
}

const aptInstall = ["apt-get", "install", "--yes", "--no-install-recommends"];

/** @param {readonly string[]} names */
function install(names) {
  console.log(`Installing system packages: ${names.join(" ")}`);
  // A container's lists may be empty or old; when they cannot be refreshed, the install says what is wrong.
  apt(["apt-get", "update"]);
  const { status, output } = apt([...aptInstall, ...names]);
  if (status !== 0)
    throw new SetupError(`${output}\napt-get could not install: ${names.join(" ")}`);
}

/** @param {readonly string[]} command */
function apt([file = "apt-get", ...args]) {
  const result = spawnSync(file, ["-qq", ...args], {
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status: result.status, output: `${result.stdout ?? ""}${result.stderr ?? ""}`.trim() };
}

/**
 * The app may start without some of them (a keychain it can do without), the tests must not pass without them.
 * @param {readonly string[]} names @param {Purpose} purpose
 */
function name(names, purpose) {
  const message = `System packages are missing. Run this once:\n\n  sudo ${aptInstall.join(" ")} ${names.join(" ")}`;
  if (purpose === "test") throw new SetupError(message);
  console.warn(`\n${message}\n`);
}
