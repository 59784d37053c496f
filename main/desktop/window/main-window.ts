/** The one window of the app. */
import { BrowserWindow, nativeTheme, type Rectangle, screen, type WebContents } from "electron";
import { rendererOrigin } from "./app-protocol.ts";
import { fitToScreens, type WindowState } from "./window-state.ts";

/** The page's own background, so that nothing flashes before it is there. Kept equal to renderer/styles. */
const background = () => (nativeTheme.shouldUseDarkColors ? "#16181d" : "#f7f7f8");

export interface MainWindow {
  /** Opens it, or brings it to where the user looks; the app outlives it on macOS and in the tray. */
  show(): void;
  /** Undefined while it is closed. */
  current(): BrowserWindow | undefined;
  page(): WebContents | undefined;
  /** Told at each move and change of size. */
  onStateChange(listener: (place: WindowState) => void): void;
}

export interface MainWindowOptions {
  /** Absolute path of the bundled preload script. */
  readonly preload: string;
  /** Where it was when the app was last used. */
  readonly place?: WindowState | undefined;
}

/** Opens nothing yet. */
export function createMainWindow({ preload, place }: MainWindowOptions): MainWindow {
  let window: BrowserWindow | undefined;
  let last = place;
  let tell: (place: WindowState) => void = () => undefined;
  const current = () => (window?.isDestroyed() ? undefined : window);
  const open = () => {
    const opened = openMainWindow(preload, last && fitToScreens(workAreas(), last));
    if (last?.maximized) opened.maximize();
    watchPlace(opened, (moved) => {
      last = moved;
      tell(moved);
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
      tell = listener;
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

/** What each screen leaves to windows beside its panels, the primary screen's first. */
function workAreas(): readonly Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

/** Opening a window also sends these events, with the place that it already has. */
function watchPlace(window: BrowserWindow, moved: (place: WindowState) => void): void {
  const look = () => ({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  let known = look();
  const compare = () => {
    const now = look();
    if (isSame(now, known)) return;
    known = now;
    moved(now);
  };
  window.on("move", compare);
  window.on("resize", compare);
  window.on("maximize", compare);
  window.on("unmaximize", compare);
}

const isSame = (a: WindowState, b: WindowState): boolean =>
  a.x === b.x &&
  a.y === b.y &&
  a.width === b.width &&
  a.height === b.height &&
  a.maximized === b.maximized;

/** Also after it was minimized. */
function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
