import { describe, expect, it } from "vitest";
import { reasonToInstall } from "../../../../scripts/setup/stamp.mjs";

const here = { lock: "abc", platform: "linux-x64", keytarTools: true };
const settled = { ...here, stamp: here, installed: true, lockIsOlder: false, keytarBuilt: true };

describe("reasonToInstall", () => {
  it("leaves alone what fits", () => {
    expect(reasonToInstall(settled)).toBeUndefined();
  });

  it("installs where npm has not finished an install", () => {
    expect(reasonToInstall({ ...settled, installed: false })).toBe("missing");
  });

  it("installs again after a pull that changed the lockfile", () => {
    expect(reasonToInstall({ ...settled, lock: "def" })).toBe("outdated");
  });

  it("believes an install that was made by hand after the lockfile", () => {
    expect(reasonToInstall({ ...settled, lock: "def", lockIsOlder: true })).toBeUndefined();
    expect(reasonToInstall({ ...settled, stamp: undefined, lockIsOlder: true })).toBeUndefined();
  });

  it("installs again when the folder came from another platform", () => {
    expect(reasonToInstall({ ...settled, platform: "linux-arm64" })).toBe("foreign");
  });

  it("does not try keytar where it cannot be compiled", () => {
    const without = { ...settled, keytarBuilt: false, keytarTools: false };
    expect(reasonToInstall(without)).toBeUndefined();
  });

  it("tries keytar once more when its tools have come", () => {
    const stamp = { ...here, keytarTools: false };
    expect(reasonToInstall({ ...settled, stamp, keytarBuilt: false })).toBe("keytar");
  });

  it("does not try keytar for ever", () => {
    expect(reasonToInstall({ ...settled, keytarBuilt: false })).toBeUndefined();
  });
});
