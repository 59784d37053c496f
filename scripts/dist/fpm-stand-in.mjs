#!/usr/bin/env node
/**
 * Stands in for fpm where that cannot be had, for packages that tests install and nobody else: takes the arguments that
 * electron-builder passes, and makes a .deb of them with Debian's own dpkg-deb.
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
import { controlFile, parseFpmArguments } from "./fpm-arguments.mjs";

/** electron-builder's own variable for what it compresses itself. */
const { ELECTRON_BUILDER_COMPRESSION_LEVEL: level } = process.env;
/** dpkg-deb's names of compressions where they differ from fpm's. @type {Readonly<Record<string, string>>} */
const names = { gz: "gzip" };
const request = parseFpmArguments(process.argv.slice(2));
if (request.type !== "deb") throw new Error(`This stand-in makes no ${request.type}.`);
const { output } = request;
if (output === undefined) throw new Error("Where to? --package is missing.");

// What is installed is for everybody to read, whoever builds it.
process.umask(0o022);
const root = mkdtempSync(join(tmpdir(), "pagekeeper-deb-"));
try {
  for (const { from, to } of request.files) place(from, join(root, to));
  const control = join(root, "DEBIAN");
  mkdirSync(control);
  writeFileSync(join(control, "control"), controlFile(request, kibibytesIn(root)));
  for (const [name, script] of Object.entries(request.scripts)) {
    if (script === undefined) continue;
    cpSync(script, join(control, name));
    chmodSync(join(control, name), 0o755);
  }
  chmodSync(root, 0o755);
  const compression = [`-Z${names[request.compression] ?? request.compression}`];
  if (level) compression.push(`-z${level}`);
  run("dpkg-deb", ["--root-owner-group", ...compression, "--build", root, output]);
} finally {
  rmSync(root, { recursive: true, force: true });
}

/**
 * By links where they can be had: it is 300 MB. A folder is given with a slash behind it, and means what is in it.
 * @param {string} from @param {string} to
 */
function place(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  const source = statSync(from).isDirectory() ? `${from}.` : from;
  if (source !== from) mkdirSync(to);
  if (spawnSync("cp", ["-al", source, to]).status !== 0) run("cp", ["-a", source, to]);
}

/** @param {string} folder */
function kibibytesIn(folder) {
  return Number.parseInt(run("du", ["-sk", "--apparent-size", folder]), 10);
}

/** @param {string} file @param {readonly string[]} args */
function run(file, args) {
  const { status, error, stdout, stderr } = spawnSync(file, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${file} failed: ${error?.message ?? stderr}`);
  return stdout;
}
