/** The one window of the app. */
import { BrowserWindow, nativeTheme } from "electron";
import { rendererOrigin } from "./protocol.ts";

/** The page's own background, so that nothing flashes before it is there. Kept equal to renderer/styles. */
const background = () => (nativeTheme.shouldUseDarkColors ? "#16181d" : "#f7f7f8");

/** `preload`: absolute path of the bundled preload script. */
export function openMainWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1000,
    height: 700,
    minWidth: 480,
    minHeight: 400,
    title: "Pagekeeper",
    backgroundColor: background(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  void window.loadURL(`${rendererOrigin}/`);
  return window;
}

/** Brings the window back to where the user looks; also after it was minimized. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
