import {
  type BrowserWindow,
  type BrowserWindowConstructorOptions,
  Menu,
  nativeTheme,
  type Point,
  systemPreferences,
  type TitleBarOverlayOptions,
} from "electron";

/**
 * The height of the title bar in device-independent pixels. The page draws the bar
 * (docs/decisions/0036-title-bar.md).
 */
export const titleBarHeight = 36;

/**
 * Returns the options of a window whose page draws the title bar. On macOS, the height alone
 * centres the buttons in the bar.
 */
export const titleBarOptions = (): BrowserWindowConstructorOptions => ({
  titleBarStyle: "hidden",
  titleBarOverlay: process.platform === "darwin" ? { height: titleBarHeight } : buttonColors(),
});

/** Adapts the window's buttons to a change of the appearance. */
export function updateTitleBar(window: BrowserWindow): void {
  // macOS draws its own buttons and does not have this method.
  if (process.platform !== "darwin") window.setTitleBarOverlay(buttonColors());
}

/**
 * The background of the buttons cannot be seen, so that the page's title bar shows through. An
 * alpha of 0 would count as no color on Linux.
 */
const buttonColors = (): TitleBarOverlayOptions => ({
  color: "#ffffff01",
  symbolColor: symbolColor(),
  height: titleBarHeight,
});

function symbolColor(): string {
  // This property and this color exist on Windows only.
  if (nativeTheme.inForcedColorsMode) return systemPreferences.getColor("window-text");
  return nativeTheme.shouldUseDarkColors ? "#eceef1" : "#16191d";
}

/**
 * Opens the application menu at a point of the page, in CSS pixels. A window without a title bar of
 * the system has no menu bar on Windows and Linux.
 */
export function openMenu(window: BrowserWindow, { x, y }: Point): void {
  const zoom = window.webContents.getZoomFactor();
  Menu.getApplicationMenu()?.popup({
    window,
    x: Math.round(x * zoom),
    y: Math.round(y * zoom),
    // Selects the first item, so that arrow keys and screen readers start there.
    sourceType: "keyboard",
  });
}
