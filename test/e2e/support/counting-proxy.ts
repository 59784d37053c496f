import { type App, type Installation, installationUnderTest } from "./app.ts";
import { inMain } from "./in-main.ts";

/** Makes Chromium use the proxy for everything but this computer. */
export function behindProxy(name: string): Installation {
  const installation = installationUnderTest();
  return { ...installation, args: [...installation.args, `--proxy-server=${name}`] };
}

/** Returns the languages that the spell checkers of all pages need a dictionary for. */
export const dictionaries = ({ process }: App): Promise<readonly string[]> =>
  inMain(process, ({ webContents }) =>
    webContents.getAllWebContents().flatMap(({ session }) => session.getSpellCheckerLanguages()),
  );
