/** A copy of the built app in a folder of its own, as an installer would lay it down. */
import { execFile } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { builtHere, type Installation } from "./app.ts";

const project = builtHere().folder;

/** `without` keytar: as where npm could not build it, which it may not because it is optional. */
export async function installApp(
  folder: string,
  { without = [] }: { readonly without?: readonly "keytar"[] } = {},
): Promise<void> {
  const parts = ["package.json", "out"];
  if (!without.includes("keytar")) parts.push("node_modules/keytar/build/Release/keytar.node");
  await mkdir(folder, { recursive: true });
  for (const part of parts) await cp(join(project, part), join(folder, part), { recursive: true });
}

/** Pagekeeper without the part that talks to the keychain; gone after the test. */
export async function installWithoutKeytar(): Promise<Installation & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), "pagekeeper-installed-"));
  await installApp(folder, { without: ["keytar"] });
  return {
    ...builtHere(),
    folder,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A copy of an unpacked Electron that any user may run; answers its program. Links what it can: it is 300 MB. */
export async function placeElectron(from: string, to: string): Promise<string> {
  const run = promisify(execFile);
  await run("cp", ["-rlT", from, to]).catch(() => run("cp", ["-rT", from, to]));
  await run("chmod", ["a+rx", to]);
  const sandbox = join(to, "chrome-sandbox");
  // Its own file, for the bits below. Chromium prefers user namespaces and needs this where they are switched off.
  await rm(sandbox);
  await cp(join(from, "chrome-sandbox"), sandbox);
  await chmod(sandbox, 0o4755);
  return join(to, "electron");
}
