/** Puts keytar's native binary for each target into dist/.keytar. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../lib/project.mjs";
import { ScriptError } from "../lib/script-error.mjs";
import { binaryTarget } from "./binary-target.ts";

/** Node's name of each system, by electron-builder's name. */
const platforms = { linux: "linux", mac: "darwin", win: "win32" };
export type System = keyof typeof platforms;

const keytar = inProject("node_modules/keytar");
const binary = "build/Release/keytar.node";

/**
 * Copies the installed binary if it fits the target. If it does not fit, downloads or compiles a
 * binary. The compilers of macOS and Windows can compile for other architectures, too. Throws a
 * ScriptError if there is no binary.
 */
export function provideKeytar(system: System, arch: string): void {
  const target = `${system}-${arch}`;
  const folder = inProject(`dist/.keytar/${target}`);
  if (isFor(join(folder, "keytar.node"), target)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const work = join(folder, "work");
  try {
    const installed = join(keytar, binary);
    const source = isFor(installed, target) ? installed : installForeign(work, system, arch);
    cpSync(source, join(folder, "keytar.node"));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const isFor = (file: string, target: string): boolean =>
  existsSync(file) && binaryTarget(readFileSync(file)) === target;

/**
 * Returns whether a variable is a secret for signing. keytar's install script must not see such
 * secrets, so they are removed from its environment.
 */
const isSigningSecret = (variable: string): boolean => /^(WIN_)?CSC_|^APPLE_/.test(variable);

/**
 * Runs keytar's install script ("prebuild-install || node-gyp rebuild") for another target in the
 * folder `work`.
 * @returns the path of the binary
 */
function installForeign(work: string, system: System, arch: string): string {
  for (const part of ["package.json", "lib", "src", "binding.gyp"]) {
    cpSync(join(keytar, part), join(work, part), { recursive: true });
  }
  const env = Object.entries(process.env).filter(([name]) => !isSigningSecret(name));
  const { stderr } = spawnSync("npm", ["run", "install"], {
    cwd: work,
    encoding: "utf8",
    env: {
      ...Object.fromEntries(env),
      npm_config_platform: platforms[system],
      npm_config_arch: arch,
    },
    shell: process.platform === "win32",
  });
  const found = join(work, binary);
  const target = `${system}-${arch}`;
  if (isFor(found, target)) return found;
  const lastLines = (stderr ?? "").trim().split("\n").slice(-5).join("\n");
  throw new ScriptError(
    `keytar for ${target} could neither be downloaded nor compiled here.\n${lastLines}`.trim(),
  );
}
