import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Installation, localBuild } from "./app.ts";
import { copyElectron, installApp } from "./installation.ts";

const nobody = 65534;

export interface OrdinaryUser extends AsyncDisposable {
  readonly installation: Installation;
  /**
   * The variables that name the user's home. Empty if the tests already run as an ordinary user.
   */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Returns an installation that can use Chromium's sandbox. If root runs the tests, the installation
 * runs as the user `nobody`, because root cannot use the sandbox. This installation is a copy,
 * because `nobody` may not be able to read the original files.
 */
export async function createOrdinaryUser(): Promise<OrdinaryUser> {
  const installation = localBuild();
  if (process.getuid?.() !== 0) {
    return { installation, env: {}, [Symbol.asyncDispose]: async () => undefined };
  }
  // Creates the folder outside TMPDIR, in case only root can read TMPDIR.
  const folder = await mkdtemp("/tmp/pagekeeper-nobody-");
  await chmod(folder, 0o755);
  const home = join(folder, "home");
  await mkdir(home, { mode: 0o700 });
  await chown(home, nobody, nobody);
  const electron = await copyElectron(dirname(installation.executable), join(folder, "electron"));
  await installApp(join(folder, "app"));
  const executable = join(folder, "electron-as-nobody");
  await writeFile(executable, asNobody(electron, folder), { mode: 0o755 });
  return {
    installation: {
      executable,
      folder: join(folder, "app"),
      app: installation.app,
      args: installation.args.filter((arg) => arg !== "--no-sandbox"),
    },
    env: homeEnv(home),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

const homeEnv = (home: string) => ({
  HOME: home,
  TMPDIR: home,
  XDG_CACHE_HOME: join(home, "cache"),
  XDG_CONFIG_HOME: join(home, "config"),
  XDG_DATA_HOME: join(home, "data"),
  XDG_RUNTIME_DIR: home,
  PAGEKEEPER_USER_DATA: join(home, "profile"),
});

/**
 * Returns a script that runs Electron as `nobody`. The script also copies the file that Playwright
 * preloads with `-r`, because `nobody` cannot read root's node_modules.
 */
const asNobody = (electron: string, folder: string): string => `#!/bin/sh
set -e
before=
for argument do
  shift
  if [ "$before" = -r ]; then
    install -m 644 "$argument" "${folder}/$(basename "$argument" .js).cjs"
    argument="${folder}/$(basename "$argument" .js).cjs"
  fi
  before=$argument
  set -- "$@" "$argument"
done
exec setpriv --reuid=${nobody} --regid=${nobody} --clear-groups "${electron}" "$@"
`;
