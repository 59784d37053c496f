import { beforeEach, describe, expect, it, vi } from "vitest";
import { createMainWindow } from "../../../../main/desktop/window/main-window.ts";
import {
  applicationMenu,
  BrowserWindow,
  nativeTheme,
  resetElectron,
} from "../../../support/doubles/electron.ts";
import { keyDown } from "./key-input.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

beforeEach(() => {
  vi.restoreAllMocks();
  resetElectron();
  vi.spyOn(process, "platform", "get").mockReturnValue("linux");
});

const preload = "/app/preload.cjs";
const windows = BrowserWindow.all;
const pressF10 = () =>
  windows[0]?.webContents.emit("before-input-event", { preventDefault: vi.fn() }, keyDown("F10"));

describe("the main window", () => {
  it("shows our page in a sandbox without Node", () => {
    createMainWindow({ preload }).show();
    expect(windows[0]?.calls).toEqual(["load app://pagekeeper/"]);
    expect(windows[0]?.options.webPreferences).toMatchObject({
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
  });

  it("comes to the front, even if it was minimized", () => {
    const { show } = createMainWindow({ preload });
    show();
    show();
    expect(windows).toHaveLength(1);
    expect(windows[0]?.calls.slice(1)).toEqual(["show", "focus"]);
    if (windows[0]) windows[0].minimized = true;
    show();
    expect(windows[0]?.calls.slice(3)).toEqual(["restore", "show", "focus"]);
  });

  it("opens a new window after it was closed, and has no page in between", () => {
    const { show, page, current } = createMainWindow({ preload });
    expect(page()).toBeUndefined();
    show();
    const first = current();
    current()?.destroy();
    expect(page()).toBeUndefined();
    show();
    expect(windows).toHaveLength(2);
    expect(current()).not.toBe(first);
  });

  it("opens where it was in the last run, on any screen", () => {
    const state = { x: -1200, y: 100, width: 800, height: 600, maximized: true };
    createMainWindow({ preload, state }).show();
    expect(windows[0]?.options).toMatchObject({ x: -1200, y: 100, width: 800, height: 600 });
    expect(windows[0]?.maximized).toBe(true);
  });

  it("opens on the first screen if its own is gone", () => {
    const state = { x: 4000, y: 100, width: 800, height: 600, maximized: false };
    createMainWindow({ preload, state }).show();
    expect(windows[0]?.options).toMatchObject({ x: 560, y: 220, width: 800, height: 600 });
    expect(windows[0]?.maximized).toBe(false);
  });

  it("reports where it was moved, not where it opened, and reopens there", () => {
    const { show, current, onStateChange } = createMainWindow({ preload });
    const states: unknown[] = [];
    onStateChange((state) => states.push(state));
    show();
    windows[0]?.emit("resize");
    expect(states).toEqual([]);
    const bounds = { x: 5, y: 6, width: 700, height: 500 };
    windows[0]?.moveTo(bounds);
    expect(states).toEqual([{ ...bounds, maximized: false }]);
    current()?.destroy();
    show();
    expect(windows[1]?.options).toMatchObject(bounds);
  });

  it("changes its background and buttons with the appearance", () => {
    createMainWindow({ preload }).show();
    nativeTheme.shouldUseDarkColors = true;
    nativeTheme.emit("updated");
    expect(windows[0]?.calls.slice(1)).toEqual(["background #131519", "symbols #eceef1"]);
  });

  it("raises a stored size to the smallest one", () => {
    const state = { x: 100, y: 100, width: 300, height: 200, maximized: false };
    createMainWindow({ preload, state }).show();
    expect(windows[0]?.options).toMatchObject({ width: 480, height: 480 });
  });

  it.each(["win32", "linux"] as const)(
    "opens the menu below its title bar on F10 on %s",
    (platform) => {
      vi.spyOn(process, "platform", "get").mockReturnValue(platform);
      createMainWindow({ preload }).show();
      pressF10();
      expect(applicationMenu.popup).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ window: windows[0], x: 0, y: 36 }),
      );
    },
  );

  it("leaves F10 alone on macOS, which has a menu bar", () => {
    vi.spyOn(process, "platform", "get").mockReturnValue("darwin");
    createMainWindow({ preload }).show();
    pressF10();
    expect(applicationMenu.popup).not.toHaveBeenCalled();
  });
});
