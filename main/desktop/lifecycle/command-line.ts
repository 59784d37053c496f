/** What the command line asks for: that of the app's own start, and that of every further one, which is handed to it. */

export interface StartRequest {
  /** Started with the computer: without a window. */
  readonly hidden: boolean;
  readonly openInBrowser: boolean;
}

/**
 * A line with a link on it comes from whatever page was clicked in, by way of the system, and asks for nothing: what else
 * stands there could have come out of the link.
 */
export function readCommandLine(argv: readonly string[]): StartRequest {
  const asks = (flag: string) => !argv.some(isLink) && argv.includes(flag);
  return { hidden: asks(hiddenFlag), openInBrowser: asks("--open-in-browser") };
}

export const hiddenFlag = "--hidden";

/** What this start was given, but not that it be hidden: whoever restarts the app sits at its window. */
export const relaunchArguments = (argv: readonly string[]): readonly string[] =>
  argv.slice(1).filter((argument) => argument !== hiddenFlag);

const isLink = (argument: string): boolean => /^pagekeeper:/i.test(argument);
