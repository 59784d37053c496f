/** The tests of the package: built, looked into, installed, used, removed. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFusesWithInspection } from "../dist/fuses.mjs";
import { packageName } from "../dist/not-for-release.mjs";
import { standInServes } from "../electron/stand-in.mjs";
import { project, within } from "../project.mjs";
import { tallyOfCheck } from "./tally.mjs";
import { runPlaywright } from "./tools.mjs";

/** @returns {Promise<readonly import("./tally.mjs").Tally[]>} */
export async function testPackage() {
  if (!standInServes) {
    console.log("The tests of the package run on Linux on x64 only.");
    return [];
  }
  const built = tallyOfCheck(buildPackage());
  if (built.failed > 0) return [built];
  const folder = mkdtempSync(join(tmpdir(), "pagekeeper-package-"));
  try {
    removeLeftOver();
    cpSync(within("dist/linux-unpacked"), folder, { recursive: true });
    await setFusesWithInspection(join(folder, "pagekeeper"));
    return [built, runPlaywright({ PAGEKEEPER_E2E_PACKAGE: folder })];
  } finally {
    removeLeftOver();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of a run that was killed; a test removes what it has installed itself. */
function removeLeftOver() {
  if (spawnSync("dpkg-query", ["--status", packageName]).status !== 0) return;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const [file = "dpkg", ...args] = [...asRoot, "dpkg", "--purge", packageName];
  spawnSync(file, args, { stdio: "inherit" });
}

function buildPackage() {
  const args = ["--electron-copy", "--quick", "--strict", "--arch=x64", "dir", "tar.gz", "deb"];
  console.log(`\n▸ dist ${args.join(" ")}`);
  return spawnSync(process.execPath, [within("scripts/dist.mjs"), ...args], {
    cwd: project,
    stdio: "inherit",
  }).status;
}
