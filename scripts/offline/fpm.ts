#!/usr/bin/env node
/**
 * A replacement for fpm. It accepts electron-builder's arguments and builds a .deb with dpkg-deb.
 */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { controlFile, parseFpmArguments } from "./fpm-arguments.ts";

const { type, output, ...request } = parseFpmArguments(process.argv.slice(2));
if (type !== "deb" || output === undefined) throw new Error("Only builds a .deb, into --package.");

// All users must be able to read the installed files.
process.umask(0o022);
const root = mkdtempSync(join(tmpdir(), "pagekeeper-deb-"));
try {
  for (const { from, to } of request.files) copy(from, join(root, to));
  writeControlFolder(join(root, "DEBIAN"));
  chmodSync(root, 0o755);
  run("dpkg-deb", ["--root-owner-group", ...compressionOptions(), "--build", root, output]);
} finally {
  rmSync(root, { recursive: true, force: true });
}

/**
 * Copies a file or folder. Creates hard links if possible, because the app takes 300 MB. If a
 * folder's path ends with a slash, copies only the folder's contents.
 */
function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const source = statSync(from).isDirectory() ? `${from}.` : from;
  if (source !== from) mkdirSync(to);
  if (spawnSync("cp", ["-al", source, to]).status !== 0) run("cp", ["-a", source, to]);
}

function writeControlFolder(folder: string): void {
  const kibibytes = Number.parseInt(run("du", ["-sk", "--apparent-size", root]), 10);
  mkdirSync(folder);
  writeFileSync(join(folder, "control"), controlFile(request.fields, kibibytes));
  for (const [name, script] of Object.entries(request.scripts)) {
    if (script === undefined) continue;
    cpSync(script, join(folder, name));
    chmodSync(join(folder, name), 0o755);
  }
}

/**
 * Returns dpkg-deb's options for the compression. The level comes from electron-builder's own
 * variable.
 */
function compressionOptions(): readonly string[] {
  const level = process.env["ELECTRON_BUILDER_COMPRESSION_LEVEL"];
  const type = request.compression === "gz" ? "gzip" : request.compression;
  return [`-Z${type}`, ...(level ? [`-z${level}`] : [])];
}

function run(file: string, args: readonly string[]): string {
  const { status, error, stdout, stderr } = spawnSync(file, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${file} failed: ${error?.message ?? stderr}`);
  return stdout;
}
