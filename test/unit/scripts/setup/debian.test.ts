import { describe, expect, it } from "vitest";
import { debianRelease, neededPackages } from "../../../../scripts/setup/debian.mjs";

const bookworm = { id: "debian", version: 12 };
const noble = { id: "ubuntu", version: 24.04 };
const contentDesktop = {
  purpose: "start",
  display: true,
  browser: true,
  keytarBuilt: true,
} as const;

describe("debianRelease", () => {
  it("reads Debian's os-release", () => {
    const text = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n';
    expect(debianRelease(text)).toEqual(bookworm);
  });

  it("takes what descends from Ubuntu for a Debian", () => {
    const text = 'ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="22"\n';
    expect(debianRelease(text)).toEqual({ id: "linuxmint", version: 22 });
  });

  it("takes Debian testing, which has no number, for newer than any", () => {
    expect(debianRelease("ID=debian\n")).toEqual({ id: "debian", version: Infinity });
  });

  it("leaves other distributions alone", () => {
    expect(debianRelease("ID=fedora\nVERSION_ID=42\n")).toBeUndefined();
  });
});

describe("neededPackages", () => {
  it.each([
    ["Debian 12", bookworm, "libgtk-3-0"],
    ["Ubuntu 22.04", { id: "ubuntu", version: 22.04 }, "libgtk-3-0"],
    ["Ubuntu 24.04", noble, "libgtk-3-0t64"],
    ["Debian 13", { id: "debian", version: 13 }, "libgtk-3-0t64"],
  ])("calls GTK by its name on %s", (_, release, name) => {
    expect(neededPackages(contentDesktop, release)).toContain(name);
  });

  it("gives t64 only to the packages that were renamed", () => {
    expect(neededPackages(contentDesktop, noble)).toContain("libnss3");
  });

  it("asks for a compiler only when keytar is not built", () => {
    const missing = { ...contentDesktop, keytarBuilt: false };
    expect(neededPackages(contentDesktop, bookworm)).not.toContain("g++");
    expect(neededPackages(missing, bookworm)).toEqual(
      expect.arrayContaining(["g++", "libsecret-1-dev", "make", "pkg-config", "python3"]),
    );
  });

  it("asks for a virtual display only when there is none", () => {
    const headless = { ...contentDesktop, display: false };
    expect(neededPackages(contentDesktop, bookworm)).not.toContain("xvfb");
    expect(neededPackages(headless, bookworm)).toContain("xvfb");
  });

  it("asks for a keychain and a browser for the tests alone, and for nothing twice", () => {
    const forTests = neededPackages(
      { purpose: "test", display: false, browser: false, keytarBuilt: false },
      bookworm,
    );
    expect(neededPackages(contentDesktop, bookworm)).not.toContain("chromium");
    expect(forTests).toEqual(expect.arrayContaining(["chromium", "dbus", "gnome-keyring"]));
    expect(new Set(forTests).size).toBe(forTests.length);
  });

  it("asks for no second browser", () => {
    const forTests = neededPackages({ ...contentDesktop, purpose: "test" }, noble);
    expect(forTests).toContain("gnome-keyring");
    expect(forTests).not.toContain("chromium");
  });
});
