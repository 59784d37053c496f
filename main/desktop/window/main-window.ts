import { BrowserWindow, nativeTheme, type Rectangle, screen, type WebContents } from "electron";
import { rendererOrigin } from "./app-protocol.ts";
import { fitToScreens, type WindowState } from "./window-state.ts";

/** The same colours as in renderer/styles, so that nothing flashes before the page is drawn. */
const background = () => (nativeTheme.shouldUseDarkColors ? "#16181d" : "#f7f7f8");

export interface MainWindow {
  /** Opens the window or brings it to the front. */
  show(): void;
  /** Returns undefined while the window is closed. */
  current(): BrowserWindow | undefined;
  page(): WebContents | undefined;
  /** Sets the function to call whenever the window is moved or resized. */
  onStateChange(listener: (state: WindowState) => void): void;
}

export interface MainWindowOptions {
  /** Absolute path of the bundled preload script. */
  readonly preload: string;
  /** Position and size from the last run. */
  readonly state?: WindowState | undefined;
}

/** Creates the app's only window, closed at first. */
export function createMainWindow({ preload, state }: MainWindowOptions): MainWindow {
  let window: BrowserWindow | undefined;
  let last = state;
  let notify: (state: WindowState) => void = () => undefined;
  const current = () => (window?.isDestroyed() ? undefined : window);
  const open = () => {
    const opened = openMainWindow(preload, last && fitToScreens(workAreas(), last));
    if (last?.maximized) opened.maximize();
    watchState(opened, (changed) => {
      last = changed;
      notify(changed);
    });
    return opened;
  };
  nativeTheme.on("updated", () => current()?.setBackgroundColor(background()));
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
    width: 1000,
    height: 700,
    ...bounds,
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

/** Returns each screen's area without its panels, the primary screen's first. */
function workAreas(): readonly Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

/** Opening a window also emits these events, so only real changes are reported. */
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
