import { describe, expect, it } from "vitest";
import { installReason } from "../../../../scripts/setup/install-reason.mjs";

const origin = { lock: "abc", platform: "linux-x64", canBuildKeytar: true };
const upToDate = {
  ...origin,
  stamp: origin,
  installed: true,
  newerThanLock: false,
  hasKeytar: true,
};

describe("installReason", () => {
  it("finds no reason if everything is up to date", () => {
    expect(installReason(upToDate)).toBeUndefined();
  });

  it("installs if npm has never completed an install", () => {
    expect(installReason({ ...upToDate, installed: false })).toBe("missing");
  });

  it("installs again after a pull that changed the lock file", () => {
    expect(installReason({ ...upToDate, lock: "def" })).toBe("outdated");
  });

  it("accepts a manual install that is newer than the lock file", () => {
    const manual = { ...upToDate, newerThanLock: true };
    expect(installReason({ ...manual, lock: "def" })).toBeUndefined();
    expect(installReason({ ...manual, lock: "def", stamp: undefined })).toBeUndefined();
  });

  it("installs again if node_modules is from another platform", () => {
    expect(installReason({ ...upToDate, platform: "linux-arm64" })).toBe("foreign");
  });

  it("does not retry keytar if it cannot be compiled", () => {
    const without = { ...upToDate, hasKeytar: false, canBuildKeytar: false };
    expect(installReason(without)).toBeUndefined();
  });

  it("retries keytar once its build tools have been installed", () => {
    const stamp = { ...origin, canBuildKeytar: false };
    expect(installReason({ ...upToDate, stamp, hasKeytar: false })).toBe("keytar");
  });

  it("does not retry keytar a second time", () => {
    expect(installReason({ ...upToDate, hasKeytar: false })).toBeUndefined();
  });
});
