import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isWritable } from "../../../../main/desktop/lifecycle/user-data.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

it("creates the folder and its parents", () => {
  const folder = join(tempFolder(), "a", "b");
  expect(isWritable(folder)).toBe(true);
  expect(existsSync(folder)).toBe(true);
});

it("returns false for a path that cannot be a folder", () => {
  const file = join(tempFolder(), "file");
  writeFileSync(file, "");
  expect(isWritable(file)).toBe(false);
  expect(isWritable(join(file, "below"))).toBe(false);
});
