import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { profileName } from "../../../main/app/profile-name.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pagekeeper-profile-"));
  for (const name of ["standard", "other"]) mkdirSync(join(folder, name));
  symlinkSync(join(folder, "other"), join(folder, "link"), "junction");
});
afterEach(() => rmSync(folder, { recursive: true }));

const nameOf = (path: string) => profileName(path, join(folder, "standard"));

describe("the name of a profile", () => {
  it("is absent for the standard folder, however it is named", () => {
    const standard = join(folder, "standard");
    for (const path of [standard, `${standard}/`, relative(process.cwd(), standard)]) {
      expect(nameOf(path)).toBeUndefined();
    }
  });

  it("is the same for each path to the same folder", () => {
    const name = nameOf(join(folder, "other"));
    expect(name).toMatch(/^[\da-f]{8}$/);
    expect(nameOf(join(folder, "link"))).toBe(name);
    expect(nameOf(join(folder, "standard", "..", "other"))).toBe(name);
  });

  it("differs between folders, and for one that is missing", () => {
    const names = ["other", "missing", "missing too"].map((each) => nameOf(join(folder, each)));
    expect(new Set(names).size).toBe(3);
    expect(names).not.toContain(undefined);
  });
});
