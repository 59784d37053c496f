/** The binary of the `electron` package, which downloads it when it is first used and not when it is installed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { within } from "../project.mjs";

const electron = within("node_modules/electron");
const failureMark = within("node_modules/.pagekeeper-electron-unreachable");

const probeMs = 5_000;
/** Enough to unpack a download that an earlier project left in the cache, or to be refused. */
const hopelessMs = 20_000;
const downloadMs = 15 * 60_000;
const rememberFailureMs = 24 * 60 * 60_000;

/** @returns {string | undefined} the binary; undefined: not downloaded yet */
export function officialElectron() {
  const pathFile = join(electron, "path.txt");
  if (!existsSync(pathFile)) return undefined;
  const binary = join(electron, "dist", readFileSync(pathFile, "utf8"));
  return existsSync(binary) ? binary : undefined;
}

/** The release host did not answer a while ago; asking again at each start would cost seconds each time. */
export function failedLately() {
  const mark = statSync(failureMark, { throwIfNoEntry: false });
  return mark !== undefined && Date.now() - mark.mtimeMs < rememberFailureMs;
}

/** @returns {Promise<{ ok: true } | { ok: false, why: string }>} */
export async function downloadOfficial() {
  const reachable = await releaseHostAnswers();
  const { code, output } = await runInstall(reachable ? downloadMs : hopelessMs);
  if (code === 0 && officialElectron()) {
    rmSync(failureMark, { force: true });
    return { ok: true };
  }
  writeFileSync(failureMark, output);
  return { ok: false, why: output.trim() };
}

/**
 * Decides only how long the download may take. It knows no mirrors and proxies, the package's installer does: so that
 * is tried whatever the host says.
 */
export async function releaseHostAnswers() {
  const answer = await fetch("https://github.com/electron/electron/releases", {
    method: "HEAD",
    redirect: "manual",
    signal: AbortSignal.timeout(probeMs),
  }).catch(() => undefined);
  return answer !== undefined && answer.status < 400;
}

/** @param {number} limitMs @returns {Promise<{ readonly code: number | null, readonly output: string }>} */
async function runInstall(limitMs) {
  const child = spawn(process.execPath, [join(electron, "install.js")], {
    stdio: ["ignore", "pipe", "pipe"],
    timeout: limitMs,
    killSignal: "SIGKILL",
  });
  let output = "";
  /** @param {string} text */
  const keep = (text) => {
    output += text;
  };
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", keep);
  const [code] = await once(child, "close");
  return { code, output };
}
