import { describe, expect, it } from "vitest";
import { debianRelease, requiredPackages } from "../../../../scripts/setup/debian.mjs";

const bookworm = { id: "debian", version: 12 };
const noble = { id: "ubuntu", version: 24.04 };
const desktop = {
  purpose: "start",
  hasDisplay: true,
  hasBrowser: true,
  hasFirefox: true,
  hasKeytar: true,
} as const;

describe("debianRelease", () => {
  it("reads Debian's os-release", () => {
    const text = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n';
    expect(debianRelease(text)).toEqual(bookworm);
  });

  it("recognizes a distribution derived from Ubuntu", () => {
    const text = 'ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="22"\n';
    expect(debianRelease(text)).toEqual({ id: "linuxmint", version: 22 });
  });

  it("treats Debian testing, which has no number, as newer than any", () => {
    expect(debianRelease("ID=debian\n")).toEqual({ id: "debian", version: Infinity });
  });

  it("ignores other distributions", () => {
    expect(debianRelease("ID=fedora\nVERSION_ID=42\n")).toBeUndefined();
  });
});

describe("requiredPackages", () => {
  it.each([
    ["Debian 12", bookworm, "libgtk-3-0"],
    ["Ubuntu 22.04", { id: "ubuntu", version: 22.04 }, "libgtk-3-0"],
    ["Ubuntu 24.04", noble, "libgtk-3-0t64"],
    ["Debian 13", { id: "debian", version: 13 }, "libgtk-3-0t64"],
  ])("uses the name that GTK has on %s", (_, release, name) => {
    expect(requiredPackages(desktop, release)).toContain(name);
  });

  it("adds t64 only to packages that were renamed", () => {
    expect(requiredPackages(desktop, noble)).toContain("libnss3");
  });

  it("requires a compiler only if keytar is not built", () => {
    expect(requiredPackages(desktop, bookworm)).not.toContain("g++");
    expect(requiredPackages({ ...desktop, hasKeytar: false }, bookworm)).toEqual(
      expect.arrayContaining(["g++", "libsecret-1-dev", "make", "pkg-config", "python3"]),
    );
  });

  it("requires a virtual display only if there is no real one", () => {
    expect(requiredPackages(desktop, bookworm)).not.toContain("xvfb");
    expect(requiredPackages({ ...desktop, hasDisplay: false }, bookworm)).toContain("xvfb");
  });

  it("requires a keychain and two browsers for the tests only, and lists no package twice", () => {
    const bare = {
      purpose: "test",
      hasDisplay: false,
      hasBrowser: false,
      hasFirefox: false,
      hasKeytar: false,
    } as const;
    const forTests = requiredPackages(bare, bookworm);
    const forUsers = requiredPackages({ ...bare, purpose: "start" }, bookworm);
    for (const name of ["chromium", "dbus", "firefox-esr", "gnome-keyring"]) {
      expect(forTests).toContain(name);
      expect(forUsers).not.toContain(name);
    }
    expect(new Set(forTests).size).toBe(forTests.length);
  });

  it("does not require another Chromium or Firefox", () => {
    const forTests = requiredPackages({ ...desktop, purpose: "test" }, noble);
    expect(forTests).toContain("gnome-keyring");
    expect(forTests).not.toContain("chromium");
    expect(forTests).not.toContain("firefox-esr");
  });
});
