import { describe, expect, it } from "vitest";
import { needsDisplay } from "../../../../scripts/run/display.mjs";
import { appEnvironment, electronSwitches } from "../../../../scripts/run/switches.mjs";

const desktop = { platform: "linux", root: false, gpu: true } as const;

describe("electronSwitches", () => {
  it("softens nothing for an ordinary user at a desktop", () => {
    expect(electronSwitches(desktop)).toEqual([]);
  });

  it("takes the sandbox from root alone", () => {
    expect(electronSwitches({ ...desktop, root: true })).toEqual(["--no-sandbox"]);
  });

  it("does without the GPU where there is none", () => {
    expect(electronSwitches({ ...desktop, gpu: false })).toEqual(["--disable-gpu"]);
  });

  it("concerns Linux only", () => {
    const mac = { platform: "darwin", root: true, gpu: false } as const;
    expect(electronSwitches(mac)).toEqual([]);
  });
});

describe("appEnvironment", () => {
  it("keeps Electron from being run as Node, and changes nothing else", () => {
    expect(appEnvironment({ ELECTRON_RUN_AS_NODE: "1", HOME: "/home/x" })).toEqual({
      HOME: "/home/x",
    });
  });
});

describe("needsDisplay", () => {
  it("sees a display in DISPLAY or WAYLAND_DISPLAY", () => {
    expect(needsDisplay("linux", { DISPLAY: ":0" })).toBe(false);
    expect(needsDisplay("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBe(false);
    expect(needsDisplay("linux", {})).toBe(true);
  });

  it("takes it for granted on macOS and Windows", () => {
    expect(needsDisplay("darwin", {})).toBe(false);
    expect(needsDisplay("win32", {})).toBe(false);
  });
});
