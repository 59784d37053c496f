/**
 * Installs the system packages that Electron, keytar and the tests need, on Debian and its
 * derivatives.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { ScriptError } from "../lib/script-error.mjs";
import { debianRelease, requiredPackages } from "./debian.mjs";
import { hasKeytar } from "./node-modules.mjs";

/** @typedef {import("./debian.mjs").Purpose} Purpose */

/** The browsers that the tests can use. They use one of each list. */
const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const firefoxes = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

const aptInstall = ["apt-get", "install", "--yes", "--no-install-recommends"];

/**
 * Installs missing packages if the user is root. If not, prints the command to run. A missing
 * package only makes the set-up for tests fail, because the app may start without it.
 * @param {Purpose} purpose
 */
export function ensureSystemPackages(purpose) {
  if (process.platform !== "linux") return;
  const release = debianRelease(readFileSync("/etc/os-release", "utf8"));
  if (!release) return;
  const missing = missingPackages(requiredPackages(describeMachine(purpose), release));
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) return install(missing);

  const command = ["sudo", ...aptInstall, ...missing].join(" ");
  const message = `System packages are missing. Run this once:\n\n  ${command}`;
  if (purpose === "test") throw new ScriptError(message);
  console.warn(`\n${message}\n`);
}

/** @param {Purpose} purpose @returns {import("./debian.mjs").Machine} */
function describeMachine(purpose) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return {
    purpose,
    hasDisplay: Boolean(DISPLAY || WAYLAND_DISPLAY),
    hasBrowser: browsers.some((path) => existsSync(path)),
    hasFirefox: firefoxes.some((path) => existsSync(path)),
    hasKeytar: hasKeytar(),
  };
}

/** @param {readonly string[]} names */
function missingPackages(names) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg's.
  const format = "-f=${Package} ${db:Status-Status}\n";
  // dpkg-query fails if a name is unknown, but it still prints the other packages.
  const { stdout = "" } = spawnSync("dpkg-query", ["-W", format, ...names], { encoding: "utf8" });
  const lines = new Set(stdout.split("\n"));
  return names.filter((name) => !lines.has(`${name} installed`));
}

/** @param {readonly string[]} names */
function install(names) {
  console.log(`Installing system packages: ${names.join(" ")}`);
  // Update the package lists, because a container's lists may be missing or old. Ignore a failed
  // update, because the installation then reports the problem.
  apt(["apt-get", "update"]);
  const { status, output } = apt([...aptInstall, ...names]);
  if (status !== 0)
    throw new ScriptError(`${output}\napt-get could not install ${names.join(" ")}`);
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
