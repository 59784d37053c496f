import { describe, expect, it } from "vitest";
import { releaseNotes } from "../../../../scripts/release/notes.mjs";

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
  it("are what stands under the version", () => {
    expect(notesOf("1.2.3")).toBe("### Added\n\n- More.");
  });

  it("are found where the version is a link, and where lines end as on Windows", () => {
    expect(notesOf("1.2.2")).toBe("- Less.");
    const release = {
      tag: "v1.2.2",
      version: "1.2.2",
      changelog: changelog.replaceAll("\n", "\r\n"),
    };
    expect(releaseNotes(release)).toBe("- Less.");
  });

  it.each(["1.2", "1.2.4", "1.2.1"])("refuse a version of which nothing is told: %s", (version) => {
    expect(() => notesOf(version)).toThrow(`nothing under "## ${version}"`);
  });

  it.each(["v1.2.4", "1.2.3", "", "v1.2.3-beta.1"])(
    "refuse a tag that is not of this version: %j",
    (tag) => {
      expect(() => releaseNotes({ tag, version: "1.2.3", changelog })).toThrow(/package\.json/);
    },
  );
});
