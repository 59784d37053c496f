import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type AfterPackContext, Arch, type LinuxPackager } from "electron-builder";
import { writeLicences } from "../licences/write.ts";
import { readFuses, setFuses, shippedFuses } from "./fuses.ts";
import { archiveEntries, contentProblems, keytarPath } from "./package-contents.ts";

/**
 * The hook that electron-builder calls for each packed app before signing. It sets the fuses, adds
 * the licences and checks the contents.
 */
export default async function afterPack({ appOutDir, arch, packager }: AfterPackContext) {
  const system = packager.platform.buildConfigurationKey;
  const resources = packager.getResourcesDir(appOutDir);
  removeElectronFiles(appOutDir, resources);
  const program = programPath(packager, appOutDir);
  await setFuses(program);
  replaceLicences(system === "mac" ? resources : appOutDir, resources);

  const binary = join(resources, "app.asar.unpacked", keytarPath);
  const problems = [
    ...contentProblems({
      target: `${system}-${Arch[arch]}`,
      entries: archiveEntries(join(resources, "app.asar")),
      binary: existsSync(binary) ? readFileSync(binary) : undefined,
    }),
    ...fuseProblems(await readFuses(program)),
  ];
  if (problems.length > 0) {
    throw new Error(`${appOutDir} must not be shipped:\n${problems.join("\n")}`);
  }
}

/** Removes files that electron-builder only removes if it unpacks Electron itself. */
function removeElectronFiles(appOutDir: string, resources: string): void {
  rmSync(join(resources, "default_app.asar"), { force: true });
  rmSync(join(appOutDir, "version"), { force: true });
}

/**
 * Writes all licences to one file. Removes Electron's own licence files, because the new file
 * contains their text.
 */
function replaceLicences(electronFolder: string, resources: string): void {
  writeLicences(electronFolder, join(resources, "LICENSES.txt"));
  for (const name of ["LICENSE.electron.txt", "LICENSES.chromium.html"]) {
    rmSync(join(electronFolder, name), { force: true });
  }
}

function programPath(packager: AfterPackContext["packager"], appOutDir: string): string {
  const { productFilename } = packager.appInfo;
  const names: Readonly<Record<string, string>> = {
    linux: (packager as LinuxPackager).executableName,
    mac: `${productFilename}.app`,
    win: `${productFilename}.exe`,
  };
  return join(appOutDir, names[packager.platform.buildConfigurationKey] ?? productFilename);
}

const fuseProblems = (fuses: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.entries(shippedFuses)
    .filter(([name, state]) => fuses[name] !== state)
    .map(([name]) => `The fuse ${name} has the wrong state.`);
