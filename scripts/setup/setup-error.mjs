/** Set-up cannot go on; the message says what to do, and is all that is shown. */
export class SetupError extends Error {
  /** @override */
  name = "SetupError";
}
