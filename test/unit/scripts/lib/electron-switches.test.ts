import { describe, expect, it } from "vitest";
import { needsDisplay } from "../../../../scripts/lib/display.ts";
import { appEnvironment, electronSwitches } from "../../../../scripts/lib/electron-switches.ts";

const desktop = { platform: "linux", isRoot: false, hasGpu: true } as const;

describe("electronSwitches", () => {
  it("adds nothing for an ordinary user at a desktop", () => {
    expect(electronSwitches(desktop)).toEqual([]);
  });

  it("switches the sandbox off for root only", () => {
    expect(electronSwitches({ ...desktop, isRoot: true })).toEqual(["--no-sandbox"]);
  });

  it("switches the GPU off if there is none", () => {
    expect(electronSwitches({ ...desktop, hasGpu: false })).toEqual(["--disable-gpu"]);
  });

  it("adds nothing on systems other than Linux", () => {
    const mac = { platform: "darwin", isRoot: true, hasGpu: false } as const;
    expect(electronSwitches(mac)).toEqual([]);
  });
});

describe("appEnvironment", () => {
  it("removes only the variable that makes Electron run as Node", () => {
    expect(appEnvironment({ ELECTRON_RUN_AS_NODE: "1", HOME: "/home/x" })).toEqual({
      HOME: "/home/x",
    });
  });
});

describe("needsDisplay", () => {
  it("finds a display in DISPLAY or WAYLAND_DISPLAY", () => {
    expect(needsDisplay("linux", { DISPLAY: ":0" })).toBe(false);
    expect(needsDisplay("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBe(false);
    expect(needsDisplay("linux", {})).toBe(true);
  });

  it("assumes a display on macOS and Windows", () => {
    expect(needsDisplay("darwin", {})).toBe(false);
    expect(needsDisplay("win32", {})).toBe(false);
  });
});
