import { execFile } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Installation, localBuild } from "./app.ts";

const project = localBuild().folder;

/** Copies the built app to a folder, like an installer. keytar is optional, so npm may lack it. */
export async function installApp(
  folder: string,
  { without = [] }: { readonly without?: readonly "keytar"[] } = {},
): Promise<void> {
  const parts = ["package.json", "out"];
  if (!without.includes("keytar")) parts.push("node_modules/keytar/build/Release/keytar.node");
  await mkdir(folder, { recursive: true });
  for (const part of parts) await cp(join(project, part), join(folder, part), { recursive: true });
}

/** Installs the app without keytar. Removed after the test. */
export async function installWithoutKeytar(): Promise<Installation & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), "pagekeeper-installed-"));
  await installApp(folder, { without: ["keytar"] });
  return {
    ...localBuild(),
    folder,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Copies an Electron that any user may run, by hard links if possible. Returns its executable. */
export async function copyElectron(from: string, to: string): Promise<string> {
  const run = promisify(execFile);
  await run("cp", ["-rlT", from, to]).catch(() => run("cp", ["-rT", from, to]));
  await run("chmod", ["a+rx", to]);
  const sandbox = join(to, "chrome-sandbox");
  // Replaces the hard link to set the setuid bit, for systems without user namespaces.
  await rm(sandbox);
  await cp(join(from, "chrome-sandbox"), sandbox);
  await chmod(sandbox, 0o4755);
  return join(to, "electron");
}
