import { describe, expect, it } from "vitest";
import { releaseNotes } from "../../../../scripts/release-notes/changelog.mjs";

const changelog = `# Changelog

## Unreleased

- Not yet.

## 1.2.3 - 2026-11-30

### Added

- More.

## [1.2.2] - 2026-11-01

- Less.

## 1.2.1 - 2026-10-01
`;
const notesOf = (version: string) => releaseNotes({ tag: `v${version}`, version, changelog });

describe("releaseNotes", () => {
  it("returns the version's section", () => {
    expect(notesOf("1.2.3")).toBe("### Added\n\n- More.");
  });

  it("finds a version that is a link, and reads Windows line endings", () => {
    expect(notesOf("1.2.2")).toBe("- Less.");
    const windows = changelog.replaceAll("\n", "\r\n");
    expect(releaseNotes({ tag: "v1.2.2", version: "1.2.2", changelog: windows })).toBe("- Less.");
  });

  it.each(["1.2", "1.2.4", "1.2.1"])("rejects version %s, which has no notes", (version) => {
    expect(() => notesOf(version)).toThrow(`nothing under "## ${version}"`);
  });

  it.each(["v1.2.4", "1.2.3", "", "v1.2.3-beta.1"])(
    "rejects the tag %j, which is of another version",
    (tag) => {
      expect(() => releaseNotes({ tag, version: "1.2.3", changelog })).toThrow(/package\.json/);
    },
  );
});
