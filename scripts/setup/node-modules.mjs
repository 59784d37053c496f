/** node_modules: made by `npm ci`, and made again when it no longer fits. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { project, within } from "../project.mjs";
import { SetupError } from "./setup-error.mjs";
import { reasonToInstall } from "./stamp.mjs";

const lockFile = within("package-lock.json");
/** npm's own record of what it put into node_modules, written last. */
const hiddenLock = within("node_modules/.package-lock.json");
const stampFile = within("node_modules/.pagekeeper-setup");
const keytarBinary = within("node_modules/keytar/build/Release/keytar.node");

const sentences = {
  missing: "Installing the npm packages.",
  outdated: "package-lock.json has changed: installing the npm packages again.",
  foreign: "node_modules was made for another platform: installing the npm packages again.",
  keytar: "libsecret is here now: installing the npm packages again, with keytar.",
};

const withoutKeytar =
  "keytar is not there (on Linux it needs libsecret-1-dev and a C++ compiler): without it tokens last for one run.";

export const keytarBuilt = () => existsSync(keytarBinary);

export function ensureNodeModules() {
  const origin = currentOrigin();
  const stamp = readStamp();
  const reason = reasonToInstall({
    ...origin,
    stamp,
    installed: existsSync(hiddenLock),
    lockIsOlder: modifiedAt(lockFile) <= modifiedAt(hiddenLock),
    keytarBuilt: keytarBuilt(),
  });
  if (reason) {
    console.log(sentences[reason]);
    npmCi();
    if (!keytarBuilt()) console.warn(withoutKeytar);
  }
  if (reason || stamp?.lock !== origin.lock) writeFileSync(stampFile, JSON.stringify(origin));
}

/** @param {string} file */
const modifiedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** @returns {import("./stamp.mjs").Stamp} */
const currentOrigin = () => ({
  lock: createHash("sha256").update(readFileSync(lockFile)).digest("hex"),
  platform: `${process.platform}-${process.arch}`,
  keytarTools: keytarTools(),
});

/** macOS and Windows have their keychain and get keytar's prebuilt binary. */
const keytarTools = () =>
  process.platform !== "linux" || existsSync("/usr/include/libsecret-1/libsecret/secret.h");

/** @returns {import("./stamp.mjs").Stamp | undefined} */
function readStamp() {
  if (!existsSync(stampFile)) return undefined;
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch (error) {
    // Written by half: as good as none.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function npmCi() {
  const { status, error } = spawnSync(
    "npm",
    ["ci", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: project,
      stdio: "inherit",
      env: { ...process.env, ...nodeHeaders() },
      // npm is npm.cmd on Windows, which only a shell starts.
      shell: process.platform === "win32",
    },
  );
  if (error) throw new SetupError(`npm could not be started: ${error.message}`);
  if (status !== 0) throw new SetupError("npm could not install the packages; it says why above.");
}

/**
 * node-gyp downloads Node's headers, which a sealed network does not let it. Nearly every Node brings them along, and
 * as keytar speaks Node-API alone, those of any Node will do.
 */
function nodeHeaders() {
  if (process.env["npm_config_nodedir"]) return {};
  const node = process.env["npm_node_execpath"] ?? process.execPath;
  const prefix = dirname(dirname(realpathSync(node)));
  return existsSync(join(prefix, "include/node/node_api.h")) ? { npm_config_nodedir: prefix } : {};
}
