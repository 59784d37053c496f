import { execFile } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Installation, localBuild } from "./app.ts";

const project = localBuild().folder;

/**
 * Copies the built app to a folder, as an installer would. A test can leave out keytar, because
 * keytar is an optional dependency.
 */
export async function installApp(
  folder: string,
  { without = [] }: { readonly without?: readonly "keytar"[] } = {},
): Promise<void> {
  const parts = ["package.json", "out"];
  if (!without.includes("keytar")) parts.push("node_modules/keytar/build/Release/keytar.node");
  await mkdir(folder, { recursive: true });
  for (const part of parts) await cp(join(project, part), join(folder, part), { recursive: true });
}

/** Installs the app without keytar in a temporary folder. Disposal removes the folder. */
export async function installWithoutKeytar(): Promise<Installation & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), "pagekeeper-installed-"));
  await installApp(folder, { without: ["keytar"] });
  return {
    ...localBuild(),
    folder,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * Copies Electron so that any user may run it. Uses hard links if possible. Returns the path of the
 * executable in the copy.
 */
export async function copyElectron(from: string, to: string): Promise<string> {
  const run = promisify(execFile);
  await run("cp", ["-rlT", from, to]).catch(() => run("cp", ["-rT", from, to]));
  await run("chmod", ["a+rx", to]);
  const sandbox = join(to, "chrome-sandbox");
  // Replace the hard link with a copy before setting the setuid bit, because setting the bit on a
  // link would also change the original. Systems without user namespaces need the bit on this file.
  await rm(sandbox);
  await cp(join(from, "chrome-sandbox"), sandbox);
  await chmod(sandbox, 0o4755);
  return join(to, "electron");
}
