import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newestChanges } from "../../../../renderer/help/newest-changes.ts";

const released = `# Changelog

What changed. The format is [Keep a Changelog](https://keepachangelog.com).

## Unreleased

## [1.2.0] – 2026-12-01

### Added

- Connect *Messenger* and Instagram: log in to
  Facebook in your browser ([docs](docs/http-api.md)).
- Run \`npm start\`.

### Fixed

- A crash.

## 1.1.0 – 2026-11-01

### Added

- Something older.
`;

describe("the newest changes", () => {
  it("are those of the newest version, as plain sentences", () => {
    expect(newestChanges(released)).toEqual({
      version: "1.2.0",
      groups: [
        {
          title: "Added",
          changes: [
            "Connect Messenger and Instagram: log in to Facebook in your browser (docs).",
            "Run npm start.",
          ],
        },
        { title: "Fixed", changes: ["A crash."] },
      ],
    });
  });

  it("are the unreleased ones if there are any", () => {
    const changelog = released.replace("## Unreleased\n", "## Unreleased\n\n### Added\n\n- New.\n");
    expect(newestChanges(changelog)).toEqual({
      version: undefined,
      groups: [{ title: "Added", changes: ["New."] }],
    });
  });

  it("do not depend on the line ends", () => {
    expect(newestChanges(released.replaceAll("\n", "\r\n"))).toEqual(newestChanges(released));
  });

  it("are none in an empty changelog", () => {
    expect(newestChanges("# Changelog\n")).toEqual({ version: undefined, groups: [] });
  });

  it("are found in the changelog that ships with the app", () => {
    const file = join(import.meta.dirname, "../../../../CHANGELOG.md");
    const { groups } = newestChanges(readFileSync(file, "utf8"));
    expect(groups.length).toBeGreaterThan(0);
    for (const { title, changes } of groups) {
      expect(title).toMatch(/^(Added|Changed|Deprecated|Removed|Fixed|Security)$/);
      expect(changes.length).toBeGreaterThan(0);
      for (const change of changes) expect(change).toMatch(/^[^*`\n]+[.)]$/);
    }
  });
});
