type Env = Readonly<NodeJS.ProcessEnv>;

/** Returns what electron-builder will leave unsigned, and which variables are missing. */
export function signingNotices(platform: NodeJS.Platform, env: Env): readonly string[] {
  if (platform === "darwin") {
    const canNotarise =
      hasAll(env, ["APPLE_API_KEY", "APPLE_API_KEY_ID", "APPLE_API_ISSUER"]) ||
      hasAll(env, ["APPLE_ID", "APPLE_APP_SPECIFIC_PASSWORD", "APPLE_TEAM_ID"]) ||
      env["APPLE_KEYCHAIN_PROFILE"];
    return [
      ...unless(
        env["CSC_LINK"] || env["CSC_NAME"],
        "Not signed, unless the login keychain has a Developer ID: set CSC_LINK or CSC_NAME.",
      ),
      ...unless(
        canNotarise,
        "Not notarised: set APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER.",
      ),
    ];
  }
  return unless(
    platform !== "win32" || env["WIN_CSC_LINK"] || env["CSC_LINK"],
    "Not signed: set WIN_CSC_LINK or CSC_LINK.",
  );
}

const unless = (isFine: unknown, notice: string): readonly string[] => (isFine ? [] : [notice]);

const hasAll = (env: Env, names: readonly string[]): boolean => names.every((name) => env[name]);
