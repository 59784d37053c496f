import { describe, expect, it } from "vitest";
import { defaultVersion, graphVersions, isRetired } from "../../../main/facebook/versions.ts";

const on = (day: string) => Date.parse(`${day}T12:00:00Z`);

describe("versions of the Graph API", () => {
  it.each([
    ["v26.0", "2035-01-01", false],
    ["v25.0", "2028-07-29", false],
    ["v25.0", "2028-07-30", true],
    ["v20.0", "2026-09-24", false],
    ["v20.0", "2026-09-25", true],
    ["v19.0", "2026-01-01", true],
    ["v27.0", "2026-11-24", false],
  ])("tells whether version %s is retired on %s (%s)", (version, day, retired) => {
    expect(isRetired(version, on(day))).toBe(retired);
  });

  it("offers a retired version only if it is the chosen one", () => {
    const names = (chosen?: string) =>
      graphVersions(on("2026-11-24"), chosen).map((v) => v.version);
    expect(names()[0]).toBe(defaultVersion);
    expect(names()).not.toContain("v20.0");
    expect(names("v20.0")).toContain("v20.0");
  });
});
