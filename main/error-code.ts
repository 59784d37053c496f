/** Returns the code that Node and many packages give their errors, such as `ENOENT`. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;

/** Returns the name of the error's class. Log this, not the message, which may quote a secret. */
export const errorName = (error: unknown): string =>
  error instanceof Error ? error.name : typeof error;
