/** electron-builder's hook for each app that it has put together, before it is signed and goes into an installer. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Arch } from "electron-builder";
import { writeLicences } from "../licences/write.mjs";
import { binaryInArchive, entriesOf, faultsIn } from "./contents.mjs";
import { readFuses, setFuses, shippedFuses } from "./fuses.mjs";

/** @import { AfterPackContext, LinuxPackager } from "electron-builder" */

/** @param {AfterPackContext} context */
export default async function afterPack({ appOutDir, arch, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  removeElectronsOwn(appOutDir, resources);
  const program = programOf(packager, appOutDir);
  await setFuses(program);
  gatherLicences(
    packager.platform.buildConfigurationKey === "mac" ? resources : appOutDir,
    resources,
  );

  const binary = join(resources, "app.asar.unpacked", binaryInArchive);
  const faults = [
    ...faultsIn({
      target: `${packager.platform.buildConfigurationKey}-${Arch[arch]}`,
      entries: entriesOf(join(resources, "app.asar")),
      binary: existsSync(binary) ? readFileSync(binary) : undefined,
    }),
    ...wrongFuses(await readFuses(program)),
  ];
  if (faults.length > 0)
    throw new Error(`${appOutDir} is not to be shipped:\n${faults.join("\n")}`);
}

/**
 * From an archive of Electron electron-builder takes these away itself, from a folder it does not.
 * @param {string} appOutDir @param {string} resources
 */
function removeElectronsOwn(appOutDir, resources) {
  rmSync(join(resources, "default_app.asar"), { force: true });
  rmSync(join(appOutDir, "version"), { force: true });
}

/**
 * All licences in one file beside the archive; of Electron's own, which are in it, no copy stays. On macOS they lie in resources.
 * @param {string} electrons @param {string} resources
 */
function gatherLicences(electrons, resources) {
  writeLicences(electrons, join(resources, "LICENSES.txt"));
  for (const name of ["LICENSE.electron.txt", "LICENSES.chromium.html"])
    rmSync(join(electrons, name), { force: true });
}

/** @param {AfterPackContext["packager"]} packager @param {string} appOutDir */
function programOf(packager, appOutDir) {
  const { productFilename } = packager.appInfo;
  const name = {
    linux: () => /** @type {LinuxPackager} */ (packager).executableName,
    mac: () => `${productFilename}.app`,
    win: () => `${productFilename}.exe`,
  }[/** @type {import("./keytar.mjs").System} */ (packager.platform.buildConfigurationKey)];
  return join(appOutDir, name());
}

/** @param {Readonly<Record<string, boolean>>} fuses */
const wrongFuses = (fuses) =>
  Object.entries(shippedFuses)
    .filter(([name, state]) => fuses[name] !== state)
    .map(([name]) => `The fuse ${name} is not as it was set.`);
