import { describe, expect, it } from "vitest";
import { signWords } from "../../../../scripts/dist/sign-words.mjs";

describe("signWords", () => {
  it("names what a Mac lacks to sign and to notarise", () => {
    expect(signWords("darwin", {})).toEqual([
      expect.stringMatching(/^Not signed.*CSC_LINK/),
      expect.stringMatching(/^Not notarised.*APPLE_API_KEY/),
    ]);
  });

  it("is silent on a Mac that has both", () => {
    const key = { APPLE_API_KEY: "k", APPLE_API_KEY_ID: "i", APPLE_API_ISSUER: "s" };
    expect(signWords("darwin", { CSC_LINK: "c", ...key })).toEqual([]);
    const password = { APPLE_ID: "a", APPLE_APP_SPECIFIC_PASSWORD: "p", APPLE_TEAM_ID: "t" };
    expect(signWords("darwin", { CSC_NAME: "c", ...password })).toEqual([]);
  });

  it("takes half of a key for none", () => {
    expect(signWords("darwin", { CSC_LINK: "c", APPLE_API_KEY: "k" })).toHaveLength(1);
  });

  it("names what Windows lacks", () => {
    expect(signWords("win32", {})).toEqual([expect.stringMatching(/^Not signed.*WIN_CSC_LINK/)]);
    expect(signWords("win32", { CSC_LINK: "c" })).toEqual([]);
  });

  it("is silent on Linux, whose packages the distributions sign", () => {
    expect(signWords("linux", {})).toEqual([]);
  });
});
