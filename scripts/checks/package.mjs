/** The tests of the package: built, looked into, installed, used, removed. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFusesWithInspection } from "../dist/fuses.mjs";
import { packageName } from "../dist/not-for-release.mjs";
import { localTools } from "../dist/tools.mjs";
import { standInServes } from "../electron/stand-in.mjs";
import { project, within } from "../project.mjs";
import { tallyOfCheck } from "./tally.mjs";
import { runPlaywright } from "./tools.mjs";

/** @returns {string | undefined} why this computer cannot test a package; undefined: it can */
export function whyNoPackage() {
  if (!standInServes) return "The tests of the package run on Linux on x64 only.";
  const { tools } = localTools(true);
  return tools.has("dpkg-deb") && tools.has("7zip")
    ? undefined
    : "The tests of the package need dpkg-deb and 7-Zip.";
}

/** @returns {Promise<readonly import("./tally.mjs").Tally[]>} */
export async function testPackage() {
  if (!isRoot()) {
    console.log(
      "The .deb is built and not installed: that takes root (sudo npm run test:package).",
    );
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

const isRoot = () => process.getuid?.() === 0;

/** Of a run that was killed; a test removes what it has installed itself. */
function removeLeftOver() {
  const there = spawnSync("dpkg-query", ["--status", packageName]).status === 0;
  if (there && isRoot()) spawnSync("dpkg", ["--purge", packageName], { stdio: "inherit" });
}

function buildPackage() {
  const args = ["--electron-copy", "--quick", "--strict", "--arch=x64", "dir", "tar.gz", "deb"];
  console.log(`\n▸ dist ${args.join(" ")}`);
  return spawnSync(process.execPath, [within("scripts/dist.mjs"), ...args], {
    cwd: project,
    stdio: "inherit",
  }).status;
}
