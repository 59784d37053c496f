import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inProject, projectFolder } from "../lib/project.mjs";
import { ScriptError } from "../lib/script-error.mjs";
import { installReason } from "./install-reason.mjs";

const lockFile = inProject("package-lock.json");
/** npm writes this file last, so it exists only after a complete install. */
const installedLockFile = inProject("node_modules/.package-lock.json");
const stampFile = inProject("node_modules/.pagekeeper-setup");
const keytarBinary = inProject("node_modules/keytar/build/Release/keytar.node");

const announcements = {
  missing: "Installing npm packages.",
  outdated: "package-lock.json has changed: installing npm packages again.",
  foreign: "node_modules is for another platform: installing npm packages again.",
  keytar: "libsecret is now available: installing npm packages again to build keytar.",
};

export const hasKeytar = () => existsSync(keytarBinary);

/** Runs `npm ci` if node_modules is missing or out of date. */
export function ensureNodeModules() {
  const origin = currentOrigin();
  const stamp = readStamp();
  const reason = installReason({
    ...origin,
    stamp,
    installed: existsSync(installedLockFile),
    newerThanLock: modifiedAt(lockFile) <= modifiedAt(installedLockFile),
    hasKeytar: hasKeytar(),
  });
  if (reason) {
    console.log(announcements[reason]);
    npmCi();
    if (!hasKeytar()) {
      console.warn(
        "keytar is not installed (on Linux it needs libsecret-1-dev and a C++ compiler), so tokens will be kept only until Pagekeeper quits.",
      );
    }
  }
  if (reason || stamp?.lock !== origin.lock) writeFileSync(stampFile, JSON.stringify(origin));
}

/** @param {string} file */
const modifiedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** @returns {import("./install-reason.mjs").Stamp} */
const currentOrigin = () => ({
  lock: createHash("sha256").update(readFileSync(lockFile)).digest("hex"),
  platform: `${process.platform}-${process.arch}`,
  // On macOS and Windows, keytar's binary is downloaded.
  canBuildKeytar:
    process.platform !== "linux" || existsSync("/usr/include/libsecret-1/libsecret/secret.h"),
});

/** @returns {import("./install-reason.mjs").Stamp | undefined} */
function readStamp() {
  if (!existsSync(stampFile)) return undefined;
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch (error) {
    // A syntax error means that writing the file was interrupted. Treat the file as missing.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function npmCi() {
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, error } = spawnSync("npm", args, {
    cwd: projectFolder,
    stdio: "inherit",
    env: { ...process.env, ...nodeHeaders() },
    // On Windows, only a shell can run npm.cmd.
    shell: process.platform === "win32",
  });
  if (error) throw new ScriptError(`npm could not be started: ${error.message}`);
  if (status !== 0) throw new ScriptError("npm could not install the packages; see above.");
}

/**
 * Makes node-gyp use the headers of the host's Node, because node-gyp cannot download headers on a
 * sealed network. The version of Node does not matter, because keytar only uses Node-API.
 */
function nodeHeaders() {
  if (process.env["npm_config_nodedir"]) return {};
  const node = process.env["npm_node_execpath"] ?? process.execPath;
  const prefix = dirname(dirname(realpathSync(node)));
  return existsSync(join(prefix, "include/node/node_api.h")) ? { npm_config_nodedir: prefix } : {};
}
