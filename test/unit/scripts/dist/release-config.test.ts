import { describe, expect, it } from "vitest";
import { releaseConfig } from "../../../../scripts/dist/release-config.ts";

const changelog = "# Changelog\n\n## 1.2.3 - 2026-12-01\n\n### Added\n\n- Everything.\n";

describe("releaseConfig", () => {
  it("names the repository that publishes versions, and adds this version's notes", () => {
    const repository = "some-owner/page.keeper";
    expect(releaseConfig({ repository, version: "1.2.3", changelog })).toEqual({
      publish: {
        provider: "github",
        owner: "some-owner",
        repo: "page.keeper",
        releaseType: "draft",
      },
      releaseInfo: { releaseNotes: "### Added\n\n- Everything." },
    });
  });

  it("adds no notes for a version that has none, as in a rehearsal", () => {
    const config = releaseConfig({ repository: "owner/name", version: "1.3.0", changelog });
    expect(config).not.toHaveProperty("releaseInfo");
  });

  it.each(["", "name", "owner/name/more", "https://github.com/owner/name", "owner/na me"])(
    "rejects %j, which is not a repository",
    (repository) => {
      expect(() => releaseConfig({ repository, version: "1.2.3", changelog })).toThrow(
        /^--updates-from takes owner\/name, not ".*"\.$/,
      );
    },
  );
});
