export interface StartRequest {
  /** Whether to start without a window. Set when the system starts the app at login. */
  readonly hidden: boolean;
  readonly openInBrowser: boolean;
}

/**
 * Reads the flags of this start or of a second start. Ignores all flags if there is a `pagekeeper:`
 * link, because any web page can open such a link and add flags to it.
 */
export function readCommandLine(argv: readonly string[]): StartRequest {
  const has = (flag: string) => !argv.some(isLink) && argv.includes(flag);
  return { hidden: has(hiddenFlag), openInBrowser: has("--open-in-browser") };
}

export const hiddenFlag = "--hidden";

/** Returns this start's arguments without `--hidden`, because a restart should show the window. */
export const relaunchArguments = (argv: readonly string[]): readonly string[] =>
  argv.slice(1).filter((argument) => argument !== hiddenFlag);

const isLink = (argument: string): boolean => /^pagekeeper:/i.test(argument);
