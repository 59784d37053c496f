/** keytar's native binary for each target, in dist/.keytar. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { within } from "../project.mjs";
import { SetupError } from "../setup/setup-error.mjs";
import { targetOf } from "./binary-target.mjs";

const keytar = within("node_modules/keytar");
const binary = "build/Release/keytar.node";

/** By electron-builder's names of systems. */
const nodePlatforms = { linux: "linux", mac: "darwin", win: "win32" };

/**
 * The one that npm installed where it fits; else the prebuilt one of keytar's release, or where there is none, one that is
 * compiled here for the target, as the compilers of macOS and Windows can.
 * Throws SetupError where there is none to be had.
 * @param {keyof typeof nodePlatforms} os @param {string} arch
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
    if (isFor(installed, target)) cpSync(installed, join(place, "keytar.node"));
    else {
      const said = installForeign(work, nodePlatforms[os], arch);
      if (!isFor(join(work, binary), target)) {
        throw new SetupError(
          `keytar for ${target}: its release could not be reached, and this computer compiled none${said}`,
        );
      }
      cpSync(join(work, binary), join(place, "keytar.node"));
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const isFor = (file, target) => existsSync(file) && targetOf(readFileSync(file)) === target;

/** Whom they belong to is none of a package's business. */
const isSigningSecret = (name) => /^(WIN_)?CSC_|^APPLE_/.test(name);

/**
 * keytar's own install script, told of another target: "prebuild-install || node-gyp rebuild".
 * @returns {string} what it said last, as the end of a sentence
 */
function installForeign(work, platform, arch) {
  for (const part of ["package.json", "lib", "src", "binding.gyp"]) {
    cpSync(join(keytar, part), join(work, part), { recursive: true });
  }
  const own = Object.entries(process.env).filter(([name]) => !isSigningSecret(name));
  const { stderr } = spawnSync("npm", ["run", "install"], {
    cwd: work,
    encoding: "utf8",
    env: { ...Object.fromEntries(own), npm_config_platform: platform, npm_config_arch: arch },
    shell: process.platform === "win32",
  });
  const lastLines = (stderr ?? "").trim().split("\n").slice(-5).join("\n");
  return lastLines === "" ? "." : `:\n${lastLines}`;
}
