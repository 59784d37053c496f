/**
 * The app as an ordinary user runs it, with Chromium's sandbox on, also where the tests run as root, who cannot have it.
 * Root lends `nobody` a copy of everything, because their own may lie where nobody else can look.
 */
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { builtHere, type Installation } from "./app.ts";
import { installApp, placeElectron } from "./installation.ts";

const nobody = 65534;

export interface OrdinaryUser extends AsyncDisposable {
  readonly installation: Installation;
  /** A home of the user's own; empty for who is an ordinary user anyway. */
  readonly env: Readonly<Record<string, string>>;
}

export async function openOrdinaryUser(): Promise<OrdinaryUser> {
  const installation = builtHere();
  if (process.getuid?.() !== 0) {
    return { installation, env: {}, [Symbol.asyncDispose]: async () => undefined };
  }
  // Not TMPDIR, which may be root's own.
  const folder = await mkdtemp("/tmp/pagekeeper-nobody-");
  await chmod(folder, 0o755);
  const home = join(folder, "home");
  await mkdir(home, { mode: 0o700 });
  await chown(home, nobody, nobody);
  const electron = await placeElectron(dirname(installation.executable), join(folder, "electron"));
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

/** What Playwright has Electron load ahead of the app (`-r`) is copied, too: it lies in root's node_modules. */
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
