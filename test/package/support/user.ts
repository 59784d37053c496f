import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmod,
  chown,
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { Keyring } from "../../support/keyring.ts";

const nobody = 65534;
const withKeyring = join(import.meta.dirname, "../../support/with-keyring.ts");

/** An ordinary user with a home folder, a keychain and a browser, even if root runs the tests. */
export interface User extends AsyncDisposable {
  readonly keyring: Keyring;
  /**
   * Runs a program as this user. Rejects unless the program exits with 0. The program's children
   * may keep running.
   */
  readonly run: (file: string, args: readonly string[]) => Promise<void>;
  /**
   * Waits until a program has opened another link in the system's browser, and returns the link.
   */
  readonly openedLink: () => Promise<string>;
}

export async function createUser(): Promise<User> {
  await using cleanUp = new AsyncDisposableStack();
  // Creates the folder outside TMPDIR, in case only root can read TMPDIR.
  const folder = await mkdtemp("/tmp/pagekeeper-user-");
  cleanUp.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  await chmod(folder, 0o755);
  const home = join(folder, "home");
  const links = join(folder, "links");
  await mkdir(home, { mode: 0o700 });
  await writeFile(links, "", { mode: 0o666 });
  await chmod(links, 0o666);
  const root = process.getuid?.() === 0;
  if (root) await chown(home, nobody, nobody);
  const as = root ? ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups"] : [];
  await standInForBrowser(folder, links);

  // The user runs copies of these files, because only root may be able to read the originals'
  // folder.
  const node = join(folder, "node");
  await link(process.execPath, node).catch(() => copyFile(process.execPath, node));
  const script = join(folder, "with-keyring.ts");
  await copyFile(withKeyring, script);
  await chmod(script, 0o644);
  const keyring = cleanUp.use(await Keyring.start({ owner: { as, node, withKeyring: script } }));

  const env = environment(folder, home, keyring.address);
  let taken = 0;
  const kept = cleanUp.move();
  return {
    keyring,
    async run(file, args) {
      const [program = file, ...rest] = [...as, file, ...args];
      // Ignores the output instead of piping it, because the program's children would keep the
      // pipes open.
      const child = spawn(program, rest, { env, cwd: home, stdio: "ignore" });
      const [code] = await once(child, "exit");
      if (code !== 0) throw new Error(`${file} ended with ${code}.`);
    },
    async openedLink() {
      const index = taken++;
      const at = async () => (await readFile(links, "utf8")).split("\n")[index];
      await expect.poll(at, { timeout: 30_000 }).toMatch(/^http/);
      return (await at()) ?? "";
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Returns the environment of a desktop session, without Pagekeeper's own variables. */
const environment = (folder: string, home: string, bus: string) => ({
  PATH: `${join(folder, "bin")}:/usr/local/bin:/usr/bin:/bin`,
  HOME: home,
  XDG_CACHE_HOME: join(home, ".cache"),
  XDG_CONFIG_HOME: join(home, ".config"),
  XDG_DATA_HOME: join(home, ".local/share"),
  XDG_RUNTIME_DIR: home,
  TMPDIR: home,
  DISPLAY: process.env["DISPLAY"] ?? "",
  DBUS_SESSION_BUS_ADDRESS: bus,
  LANG: "C.UTF-8",
  LANGUAGE: "en_US:en",
});

async function standInForBrowser(folder: string, links: string): Promise<void> {
  await mkdir(join(folder, "bin"));
  const program = join(folder, "bin/xdg-open");
  await writeFile(program, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${links}'\n`);
  await chmod(program, 0o755);
}
