/** Builds, inspects, installs, uses and removes the package. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFusesForTests } from "../dist/fuses.ts";
import { findLocalTools } from "../dist/local-tools.ts";
import { inProject, projectFolder } from "../lib/project.mjs";
import { offlineElectronRuns } from "../offline/electron.mjs";
import { offlinePackageName } from "../offline/package-config.ts";
import { type Tally, tallyExitCode } from "./tally.ts";
import { runPlaywright } from "./tools.ts";

/** Returns why this computer cannot test the package, or undefined if it can. */
export function whyNoPackageTests(): string | undefined {
  if (!offlineElectronRuns) return "The package can be tested on Linux on x64 only.";
  const { tools } = findLocalTools(true);
  return tools.has("dpkg-deb") && tools.has("7zip")
    ? undefined
    : "Testing the package needs dpkg-deb and 7-Zip.";
}

export async function testPackage(): Promise<readonly Tally[]> {
  if (!isRoot()) {
    console.log(
      "The .deb is built but not installed: that needs root (sudo npm run test:package).",
    );
  }
  const built = tallyExitCode(buildPackage());
  if (built.failed > 0) return [built];
  const folder = mkdtempSync(join(tmpdir(), "pagekeeper-package-"));
  try {
    removeInstalled();
    cpSync(inProject("dist/linux-unpacked"), folder, { recursive: true });
    await setFusesForTests(join(folder, "pagekeeper"));
    return [built, runPlaywright({ PAGEKEEPER_E2E_PACKAGE: folder })];
  } finally {
    removeInstalled();
    rmSync(folder, { recursive: true, force: true });
  }
}

const isRoot = (): boolean => process.getuid?.() === 0;

/** Removes the package in case a run that was killed has left it installed. */
function removeInstalled(): void {
  const isInstalled = spawnSync("dpkg-query", ["--status", offlinePackageName]).status === 0;
  if (isInstalled && isRoot()) {
    spawnSync("dpkg", ["--purge", offlinePackageName], { stdio: "inherit" });
  }
}

function buildPackage(): number | null {
  const options = ["--offline-electron", "--quick", "--strict", "--arch=x64"];
  const args = [...options, "dir", "tar.gz", "deb"];
  console.log(`\n▸ dist ${args.join(" ")}`);
  return spawnSync(process.execPath, [inProject("scripts/dist.ts"), ...args], {
    cwd: projectFolder,
    stdio: "inherit",
  }).status;
}
