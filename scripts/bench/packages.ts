/**
 * Measures our packages and those of a bare app that is packed the same way. Both contain the
 * offline Electron.
 */
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Arch, build, type Configuration, Platform } from "electron-builder";
import { findLocalTools } from "../dist/local-tools.ts";
import { filesBelow } from "../lib/files.ts";
import { inProject, projectFolder } from "../lib/project.mjs";
import { fetchOfflineElectron } from "../offline/electron.mjs";
import { offlinePackageConfig } from "../offline/package-config.ts";
import { MB, sum } from "./numbers.ts";
import type { Figure } from "./table.ts";

export async function measurePackages(): Promise<readonly Figure[]> {
  fetchOfflineElectron();
  Object.assign(process.env, findLocalTools(true).env);
  const bare = await packBare();
  rmSync(inProject("dist"), { recursive: true, force: true });
  const ours = await pack(projectFolder, offlinePackageConfig({ quick: false }));
  return Object.entries(ours).map(([what, size]) => ({
    what: `package: ${what}`,
    value: size,
    show: MB,
    note: `a bare Electron: ${MB(bare[what as keyof typeof bare])}`,
  }));
}

/** Packs an app with a single page, to measure how large Electron's own files are. */
async function packBare() {
  const folder = mkdtempSync(join(tmpdir(), "pagekeeper-bare-"));
  try {
    cpSync(inProject("scripts/bench/bare"), folder, { recursive: true });
    const { author, homepage, license } = readJson(inProject("package.json"));
    const bare = readJson(join(folder, "package.json"));
    const required = { description: "bare", author, homepage, license };
    writeFileSync(join(folder, "package.json"), JSON.stringify({ ...bare, ...required }));
    const { electronDist, electronVersion, deb } = offlinePackageConfig({ quick: false });
    return await pack(folder, { electronDist, electronVersion, deb, npmRebuild: false });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const readJson = (file: string) => JSON.parse(readFileSync(file, "utf8"));

/** Returns the sizes in bytes. */
async function pack(projectDir: string, config: Configuration) {
  await build({
    projectDir,
    targets: Platform.LINUX.createTarget(["dir", "deb", "tar.gz"], Arch.x64),
    publish: "never",
    config,
  });
  const dist = join(projectDir, "dist");
  const installer = (ending: string) =>
    statSync(join(dist, readdirSync(dist).find((name) => name.endsWith(ending)) ?? ending)).size;
  const unpacked = join(dist, "linux-unpacked");
  return {
    ".deb": installer(".deb"),
    ".tar.gz": installer(".tar.gz"),
    unpacked: sum(filesBelow(unpacked).map((file) => statSync(file).size)),
    "app.asar": statSync(join(unpacked, "resources/app.asar")).size,
  };
}
