/** What electron-builder will leave unsigned, and which variable would change that. Pure. */

/** @param {NodeJS.Platform} platform @param {NodeJS.ProcessEnv} env @returns {readonly string[]} */
export function signWords(platform, env) {
  if (platform === "darwin") {
    return [
      ...unless(
        env["CSC_LINK"] || env["CSC_NAME"],
        "Not signed, unless the login keychain has a Developer ID: neither CSC_LINK nor CSC_NAME is set.",
      ),
      ...unless(
        hasAll(env, ["APPLE_API_KEY", "APPLE_API_KEY_ID", "APPLE_API_ISSUER"]) ||
          hasAll(env, ["APPLE_ID", "APPLE_APP_SPECIFIC_PASSWORD", "APPLE_TEAM_ID"]) ||
          env["APPLE_KEYCHAIN_PROFILE"],
        "Not notarised: APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER are not set.",
      ),
    ];
  }
  return unless(
    platform !== "win32" || env["WIN_CSC_LINK"] || env["CSC_LINK"],
    "Not signed: neither WIN_CSC_LINK nor CSC_LINK is set.",
  );
}

/** @param {string | boolean | undefined} fine @param {string} word */
const unless = (fine, word) => (fine ? [] : [word]);
/** @param {NodeJS.ProcessEnv} env @param {readonly string[]} names */
const hasAll = (env, names) => names.every((name) => env[name]);
