/** keytar's native binary for each target, in dist/.keytar. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { within } from "../project.mjs";
import { SetupError } from "../setup/setup-error.mjs";
import { targetOf } from "./binary-target.mjs";

const keytar = within("node_modules/keytar");
const binary = "build/Release/keytar.node";

/** @typedef {"linux" | "mac" | "win"} System */

/** By electron-builder's names of systems. @type {Readonly<Record<System, NodeJS.Platform>>} */
const nodePlatforms = { linux: "linux", mac: "darwin", win: "win32" };

/**
 * The one that npm installed where it fits; else the prebuilt one of keytar's release, or where there is none, one that is
 * compiled here for the target, as the compilers of macOS and Windows can.
 * Throws SetupError where there is none to be had.
 * @param {System} os @param {string} arch
 */
export function provideKeytar(os, arch) {
  const target = `${os}-${arch}`;
  const place = within(`dist/.keytar/${target}`);
  if (isFor(join(place, "keytar.node"), target)) return;
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const work = join(place, "work");
  try {
    const installed = join(keytar, binary);
    const source = isFor(installed, target) ? installed : foreignBinary(work, os, arch);
    cpSync(source, join(place, "keytar.node"));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} file @param {string} target */
const isFor = (file, target) => existsSync(file) && targetOf(readFileSync(file)) === target;

/** They are no business of a package's. @param {string} name */
const isSigningSecret = (name) => /^(WIN_)?CSC_|^APPLE_/.test(name);

/**
 * keytar's own install script, told of another target: "prebuild-install || node-gyp rebuild".
 * @param {string} work @param {System} os @param {string} arch
 * @returns {string} the binary's path; throws SetupError where none came of it
 */
function foreignBinary(work, os, arch) {
  for (const part of ["package.json", "lib", "src", "binding.gyp"]) {
    cpSync(join(keytar, part), join(work, part), { recursive: true });
  }
  const own = Object.entries(process.env).filter(([name]) => !isSigningSecret(name));
  const { stderr } = spawnSync("npm", ["run", "install"], {
    cwd: work,
    encoding: "utf8",
    env: {
      ...Object.fromEntries(own),
      npm_config_platform: nodePlatforms[os],
      npm_config_arch: arch,
    },
    shell: process.platform === "win32",
  });
  const found = join(work, binary);
  if (isFor(found, `${os}-${arch}`)) return found;
  const lastLines = (stderr ?? "").trim().split("\n").slice(-5).join("\n");
  throw new SetupError(
    `keytar for ${os}-${arch}: its release could not be reached, and this computer compiled none${lastLines === "" ? "." : `:\n${lastLines}`}`,
  );
}
