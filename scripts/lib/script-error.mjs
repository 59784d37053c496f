/** A failure that its message explains in full: what to do about it, no stack needed. */
export class ScriptError extends Error {
  /** @override */
  name = "ScriptError";
}

/**
 * Runs a script's main function. A number that it returns becomes the exit code; an error is
 * printed and makes it 1.
 * @param {() => unknown} main
 */
export async function runScript(main) {
  try {
    const exitCode = await main();
    if (typeof exitCode === "number") process.exitCode = exitCode;
  } catch (error) {
    console.error(error instanceof ScriptError ? `\n${error.message}\n` : error);
    process.exitCode = 1;
  }
}
