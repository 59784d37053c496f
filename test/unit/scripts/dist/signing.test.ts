import { describe, expect, it } from "vitest";
import { signingNotices } from "../../../../scripts/dist/signing.ts";

describe("signingNotices", () => {
  it("says what is missing on macOS to sign and to notarise", () => {
    expect(signingNotices("darwin", {})).toEqual([
      expect.stringMatching(/^Not signed.*CSC_LINK/),
      expect.stringMatching(/^Not notarised.*APPLE_API_KEY/),
    ]);
  });

  it("says nothing on macOS if both are set", () => {
    const key = { APPLE_API_KEY: "k", APPLE_API_KEY_ID: "i", APPLE_API_ISSUER: "s" };
    expect(signingNotices("darwin", { CSC_LINK: "c", ...key })).toEqual([]);
    const password = { APPLE_ID: "a", APPLE_APP_SPECIFIC_PASSWORD: "p", APPLE_TEAM_ID: "t" };
    expect(signingNotices("darwin", { CSC_NAME: "c", ...password })).toEqual([]);
  });

  it("does not accept a part of the key for notarisation", () => {
    expect(signingNotices("darwin", { CSC_LINK: "c", APPLE_API_KEY: "k" })).toHaveLength(1);
  });

  it("says what is missing on Windows", () => {
    expect(signingNotices("win32", {})).toEqual([
      expect.stringMatching(/^Not signed.*WIN_CSC_LINK/),
    ]);
    expect(signingNotices("win32", { CSC_LINK: "c" })).toEqual([]);
  });

  it("says nothing on Linux, where distributions sign the packages", () => {
    expect(signingNotices("linux", {})).toEqual([]);
  });
});
