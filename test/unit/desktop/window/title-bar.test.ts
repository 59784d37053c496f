import type { BrowserWindow } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  openMenu,
  titleBarOptions,
  updateTitleBar,
} from "../../../../main/desktop/window/title-bar.ts";
import {
  applicationMenu,
  BrowserWindow as FakeWindow,
  Menu,
  nativeTheme,
  resetElectron,
} from "../../../support/doubles/electron.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

const onPlatform = (platform: NodeJS.Platform) =>
  vi.spyOn(process, "platform", "get").mockReturnValue(platform);

let window: FakeWindow;
beforeEach(() => {
  vi.restoreAllMocks();
  resetElectron();
  window = new FakeWindow({});
});
const real = () => window as unknown as BrowserWindow;

describe("the title bar", () => {
  it.each(["win32", "linux"] as const)("shows the page behind the buttons on %s", (platform) => {
    onPlatform(platform);
    expect(titleBarOptions()).toEqual({
      titleBarStyle: "hidden",
      titleBarOverlay: { color: "#ffffff01", symbolColor: "#16191d", height: 36 },
    });
  });

  it("only sets the height on macOS, which draws its own buttons", () => {
    onPlatform("darwin");
    expect(titleBarOptions().titleBarOverlay).toEqual({ height: 36 });
    updateTitleBar(real());
    expect(window.calls).toEqual([]);
  });

  it("has buttons in the system's color if the user has set the colors", () => {
    onPlatform("win32");
    nativeTheme.inForcedColorsMode = true;
    updateTitleBar(real());
    expect(window.calls).toEqual(["symbols system window-text"]);
  });
});

describe("the application menu", () => {
  it("opens at a point of the page, which may be zoomed", () => {
    window.zoom = 1.5;
    openMenu(real(), { x: 9, y: 36 });
    expect(applicationMenu.popup).toHaveBeenCalledExactlyOnceWith({
      window,
      x: 14,
      y: 54,
      sourceType: "keyboard",
    });
  });

  it("does not open before there is one", () => {
    Menu.getApplicationMenu.mockReturnValueOnce(null);
    openMenu(real(), { x: 9, y: 36 });
    expect(applicationMenu.popup).not.toHaveBeenCalled();
  });
});
