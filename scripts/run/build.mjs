/** Builds main, preload and renderer into out/. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { resolveElectron } from "../electron/resolve.mjs";
import { shippedParts } from "../licences/parts.mjs";
import { licencesOfElectron, writeLicences } from "../licences/write.mjs";
import { project, within } from "../project.mjs";
import { SetupError } from "../setup/setup-error.mjs";

const sources = [
  "assets",
  "common",
  "main",
  "preload",
  "renderer",
  "scripts/licences",
  "electron.vite.config.ts",
  "package-lock.json",
];
const stampFile = within("out/.built-from");
const electronVite = within("node_modules/electron-vite/bin/electron-vite.js");

export function buildIfChanged() {
  const present = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === present) return;
  build();
}

export function build() {
  // Read before the build: what is saved meanwhile is built the next time.
  const present = fingerprint();
  rmSync(stampFile, { force: true });
  const args = [electronVite, "build", "--logLevel", "warn"];
  const { status } = spawnSync(process.execPath, args, { cwd: project, stdio: "inherit" });
  if (status !== 0) throw new SetupError("The build failed; it says why above.");
  licences();
  writeFileSync(stampFile, present);
}

/** A build needs no Electron. Where there is one, the built app has the file of all licences as a packaged one has it. */
function licences() {
  const file = within("out/LICENSES.txt");
  rmSync(file, { force: true });
  const electron = resolveElectron();
  const folder = electron && licencesOfElectron(electron.path);
  if (folder === undefined) shippedParts();
  else writeLicences(folder, file);
}

/** Of names, sizes and times, which is enough to see an edit and takes a few milliseconds. */
function fingerprint() {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => filesBelow(within(source)))) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/** @param {string} path @returns {readonly string[]} */
function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .map((entry) => join(path, entry.name))
    .sort()
    .flatMap(filesBelow);
}
