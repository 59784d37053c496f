/** An error whose message says what to do about it, so that no stack trace is printed. */
export class ScriptError extends Error {
  /** @override */
  name = "ScriptError";
}

/**
 * Runs the main function of a script. If it returns a number, that becomes the exit code. If it
 * throws, the error is printed and the exit code is 1.
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
