import { BrowserWindow, nativeTheme, type Rectangle, screen, type WebContents } from "electron";
import { rendererOrigin } from "./app-protocol.ts";
import { watchMenuKeys } from "./menu-keys.ts";
import { openMenu, titleBarHeight, titleBarOptions, updateTitleBar } from "./title-bar.ts";
import { fitToScreens, type WindowState } from "./window-state.ts";

/**
 * Returns the page's background colour (renderer/styles). The window needs it because it would
 * otherwise flash while the page loads.
 */
const background = () => (nativeTheme.shouldUseDarkColors ? "#131519" : "#fbfbfc");

const minimum = { width: 480, height: 480 };

export interface MainWindow {
  /** Opens the window or brings it to the front. */
  show(): void;
  /** Returns undefined while the window is closed. */
  current(): BrowserWindow | undefined;
  page(): WebContents | undefined;
  /**
   * Sets the listener to call whenever the window is moved, resized or maximized. Replaces an
   * earlier listener.
   */
  onStateChange(listener: (state: WindowState) => void): void;
}

export interface MainWindowOptions {
  /** The absolute path of the bundled preload script. */
  readonly preload: string;
  /** The position and size from the last run. */
  readonly state?: WindowState | undefined;
}

/** Creates the app's only window, which is closed at first. */
export function createMainWindow({ preload, state }: MainWindowOptions): MainWindow {
  let window: BrowserWindow | undefined;
  let last = state;
  let notify: (state: WindowState) => void = () => undefined;
  const current = () => (window?.isDestroyed() ? undefined : window);
  const open = () => {
    const opened = openMainWindow(preload, last && fitToScreens(workAreas(), last, minimum));
    if (last?.maximized) opened.maximize();
    watchState(opened, (changed) => {
      last = changed;
      notify(changed);
    });
    return opened;
  };
  nativeTheme.on("updated", () => {
    const shown = current();
    shown?.setBackgroundColor(background());
    if (shown) updateTitleBar(shown);
  });
  return {
    current,
    page: () => current()?.webContents,
    show() {
      const shown = current();
      if (shown) bringToFront(shown);
      else window = open();
    },
    onStateChange(listener) {
      notify = listener;
    },
  };
}

function openMainWindow(preload: string, bounds: Rectangle | undefined): BrowserWindow {
  const window = new BrowserWindow({
    width: 1200,
    height: 760,
    ...bounds,
    minWidth: minimum.width,
    minHeight: minimum.height,
    ...titleBarOptions(),
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
  if (process.platform !== "darwin") {
    watchMenuKeys(window, () => openMenu(window, { x: 0, y: titleBarHeight }));
  }
  const page = `${rendererOrigin}/`;
  const load = () => void window.loadURL(page);
  load();
  // Chromium shows `about:` pages without asking web-contents-security.ts, and reloads an address
  // that only `history.pushState` has set. Both would leave the window blank.
  window.webContents.on("did-navigate", (_event, url) => {
    if (url !== page) load();
  });
  window.webContents.on("did-fail-load", (_event, _code, _text, url, isMainFrame) => {
    if (isMainFrame && url.startsWith("about:")) load();
  });
  return window;
}

/** Returns the part of each screen that its panels leave free, starting with the primary screen. */
function workAreas(): readonly Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

/**
 * Calls `onChange` when the window's state changes. The events also fire when a window opens, so we
 * compare the values.
 */
function watchState(window: BrowserWindow, onChange: (state: WindowState) => void): void {
  const read = () => ({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  let known = read();
  const check = () => {
    const now = read();
    if (isSame(now, known)) return;
    known = now;
    onChange(now);
  };
  window.on("move", check);
  window.on("resize", check);
  window.on("maximize", check);
  window.on("unmaximize", check);
}

const isSame = (a: WindowState, b: WindowState): boolean =>
  a.x === b.x &&
  a.y === b.y &&
  a.width === b.width &&
  a.height === b.height &&
  a.maximized === b.maximized;

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
