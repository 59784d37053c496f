import { execFile } from "node:child_process";
import { readdir, readFile, readlink } from "node:fs/promises";
import { promisify } from "node:util";
import { expect } from "@playwright/test";
import { artifact } from "./files.ts";

const run = promisify(execFile);

export const program = "/opt/Pagekeeper/pagekeeper";
export const entry = "/usr/share/applications/app.pagekeeper.Pagekeeper.desktop";

/** The installed .deb package. Disposal uninstalls it. */
export interface Installed extends AsyncDisposable {
  readonly name: string;
  readonly remove: () => Promise<void>;
}

export async function install(): Promise<Installed> {
  const deb = artifact(".deb");
  const name = (await run("dpkg-deb", ["--field", deb, "Package"])).stdout.trim();
  let there = true;
  const remove = async () => {
    await endProgram();
    if (there) await run("dpkg", ["--purge", name]);
    there = false;
  };
  try {
    await run("dpkg", ["--install", deb]);
  } catch (error) {
    await remove();
    throw error;
  }
  return { name, remove, [Symbol.asyncDispose]: remove };
}

/** Returns dpkg's status of the package, or undefined if it is not installed. */
export const statusOf = (name: string): Promise<string | undefined> =>
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is dpkg's.
  run("dpkg-query", ["-W", "-f=${db:Status-Status}", name]).then(
    ({ stdout }) => stdout,
    () => undefined,
  );

/**
 * Asks the app to quit, as the end of a session does, and waits. Kills the app if it hangs. The app
 * may hang because Electron 42 sometimes hangs when it quits without a GPU
 * (docs/decisions/0002-electron-fallback.md). A switch prevents the hang, but a desktop entry
 * cannot pass the switch.
 */
export async function endProgram(): Promise<void> {
  for (const { pid, main } of await processes()) if (main) kill(pid, "SIGTERM");
  const running = async () => (await processes()).length;
  try {
    await expect.poll(running).toBe(0);
  } catch {
    for (const { pid } of await processes()) kill(pid, "SIGKILL");
    await expect.poll(running).toBe(0);
  }
}

interface Process {
  readonly pid: number;
  /** Whether this is the main process and not one of Chromium's helper processes. */
  readonly main: boolean;
}

/** Returns the running processes of the installed program. */
async function processes(): Promise<readonly Process[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const file = await readlink(`/proc/${pid}/exe`).catch(() => "");
      if (file !== program) return undefined;
      const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      return { pid: Number(pid), main: !line.includes("--type=") };
    }),
  );
  return found.filter((each) => each !== undefined);
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // ESRCH means that the process has already ended.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
