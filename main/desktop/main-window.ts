/** The one window of the app. */
import { BrowserWindow, nativeTheme, type WebContents } from "electron";
import { rendererOrigin } from "./protocol.ts";

/** The page's own background, so that nothing flashes before it is there. Kept equal to renderer/styles. */
const background = () => (nativeTheme.shouldUseDarkColors ? "#16181d" : "#f7f7f8");

export interface MainWindow {
  /** Opens it, or brings it to where the user looks; on macOS the app outlives it. */
  show(): void;
  /** Undefined while it is closed. */
  current(): BrowserWindow | undefined;
  page(): WebContents | undefined;
}

/** Opens nothing yet. `preload`: absolute path of the bundled preload script. */
export function createMainWindow(preload: string): MainWindow {
  let window: BrowserWindow | undefined;
  const current = () => (window?.isDestroyed() ? undefined : window);
  return {
    current,
    page: () => current()?.webContents,
    show() {
      const open = current();
      if (open) bringToFront(open);
      else window = openMainWindow(preload);
    },
  };
}

function openMainWindow(preload: string): BrowserWindow {
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

/** Also after it was minimized. */
function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
