/** Builds the main process, the preload script and the renderer into out/. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { findElectron } from "../electron/resolve.mjs";
import { shippedParts } from "../licences/parts.ts";
import { electronLicences, writeLicences } from "../licences/write.ts";
import { filesBelow } from "./files.ts";
import { inProject, projectFolder } from "./project.mjs";
import { ScriptError } from "./script-error.mjs";

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
const stampFile = inProject("out/.built-from");

export function buildIfChanged(): void {
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === fingerprint()) return;
  build();
}

export function build(): void {
  // Take the fingerprint first, so that a change during the build leads to another build.
  const stamp = fingerprint();
  rmSync(stampFile, { force: true });
  const electronVite = inProject("node_modules/electron-vite/bin/electron-vite.js");
  const { status } = spawnSync(process.execPath, [electronVite, "build", "--logLevel", "warn"], {
    cwd: projectFolder,
    stdio: "inherit",
  });
  if (status !== 0) throw new ScriptError("The build failed; see above.");
  checkLicences();
  writeFileSync(stampFile, stamp);
}

/**
 * Throws if the app contains a part that must not be shipped. Also writes LICENSES.txt if the
 * installed Electron includes its licences.
 */
function checkLicences(): void {
  const file = inProject("out/LICENSES.txt");
  rmSync(file, { force: true });
  const electron = findElectron();
  const folder = electron && electronLicences(electron.path);
  if (folder === undefined) shippedParts();
  else writeLicences(folder, file);
}

/** Hashes names, sizes and times instead of contents, because that takes only milliseconds. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of sources.map(inProject).flatMap(filesBelow)) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest("hex");
}
