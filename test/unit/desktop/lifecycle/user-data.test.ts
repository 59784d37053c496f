import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findLockObstacle, isUsableFolder } from "../../../../main/desktop/lifecycle/user-data.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

it("creates the folder and its parents", () => {
  const folder = join(tempFolder(), "a", "b");
  expect(isUsableFolder(folder)).toBe(true);
  expect(existsSync(folder)).toBe(true);
});

it("returns false for a path that cannot be a folder", () => {
  const file = join(tempFolder(), "file");
  writeFileSync(file, "");
  expect(isUsableFolder(file)).toBe(false);
  expect(isUsableFolder(join(file, "below"))).toBe(false);
});

describe.skipIf(process.platform === "win32")("a lock that was not granted", () => {
  it("belongs to another instance if it is a link, although nothing has to be where it points", () => {
    const folder = tempFolder();
    symlinkSync("computer-123", join(folder, "SingletonLock"));
    symlinkSync("/nowhere/SingletonSocket", join(folder, "SingletonSocket"));
    expect(findLockObstacle(folder)).toBeUndefined();
  });

  it.each(["SingletonLock", "SingletonCookie", "SingletonSocket"])(
    "is blocked by a file or folder named %s",
    (name) => {
      const [withFile, withFolder] = [tempFolder(), tempFolder()];
      symlinkSync("computer-123", join(withFile, name === "SingletonLock" ? "x" : "SingletonLock"));
      writeFileSync(join(withFile, name), "");
      mkdirSync(join(withFolder, name));
      expect(findLockObstacle(withFile)).toBe(join(withFile, name));
      expect(findLockObstacle(withFolder)).toBe(join(withFolder, name));
    },
  );

  it("was held by an instance that has just ended if the folder takes links", () => {
    const folder = tempFolder();
    expect(findLockObstacle(folder)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is blocked by the folder itself if the folder takes no links", () => {
    const missing = join(tempFolder(), "missing");
    expect(findLockObstacle(missing)).toBe(missing);
  });
});
