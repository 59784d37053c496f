/** The environment variables of a development build whose values are secrets. */
const secretNames = ["PAGEKEEPER_APP_SECRET"];

const hidden = new Map<string, string>();

/**
 * Removes secrets from the environment, because the browser and all other programs that we start
 * inherit it. Call this once the variables have been read.
 */
export function hideSecretVariables(env: NodeJS.ProcessEnv): void {
  for (const name of secretNames) {
    const value = env[name];
    if (value !== undefined) hidden.set(name, value);
    delete env[name];
  }
}

/** Runs `start` with the secrets in the environment. Only Pagekeeper itself may inherit them. */
export function withSecretVariables<T>(env: NodeJS.ProcessEnv, start: () => T): T {
  Object.assign(env, Object.fromEntries(hidden));
  try {
    return start();
  } finally {
    hideSecretVariables(env);
  }
}
