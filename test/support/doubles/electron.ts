import { EventEmitter } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type {
  BrowserWindowConstructorOptions,
  IpcMainInvokeEvent,
  MenuItemConstructorOptions,
  NotificationAction,
  PopupOptions,
  Protocol,
  Rectangle,
  Session,
  TitleBarOverlayOptions,
} from "electron";
import { type Mock, vi } from "vitest";

/**
 * Replaces Electron in unit tests. Contains only the members that our code uses. To use it, call
 * `vi.mock("electron", () => import(".../support/doubles/electron.ts"))`.
 */

const mocks: Mock[] = [];

/** Creates a mock function that `resetElectron` resets. */
function fn<F extends (...args: never[]) => unknown>(implementation: F): Mock<F> {
  const mock = vi.fn(implementation);
  mocks.push(mock as unknown as Mock);
  return mock;
}

const initialApp = () => ({ isPackaged: false });
const initialTheme = () => ({
  shouldUseDarkColors: false,
  inForcedColorsMode: false,
  themeSource: "system",
});

export const app = Object.assign(new EventEmitter(), initialApp(), {
  quit: fn(() => undefined),
  relaunch: fn((_options: { readonly args: readonly string[] }) => undefined),
  releaseSingleInstanceLock: fn(() => undefined),
  setLoginItemSettings: fn((_settings: object) => undefined),
  getAppPath: () => "/src/pagekeeper",
  getPath: fn((name: string) => join(tmpdir(), "pagekeeper-test", name)),
  getVersion: () => "1.2.3",
  commandLine: { hasSwitch: fn((_name: string) => false) },
});

export const clipboard = { writeText: fn((_text: string) => undefined) };

export const contextBridge = { exposeInMainWorld: fn((_name: string, _api: object) => undefined) };

export const dialog = { showMessageBox: fn(async (..._args: unknown[]) => ({ response: 0 })) };

type IpcHandler = (event: IpcMainInvokeEvent, ...args: unknown[]) => Promise<unknown>;
export const ipcMain = {
  handlers: new Map<string, IpcHandler>(),
  handle: (channel: string, handler: IpcHandler) => ipcMain.handlers.set(channel, handler),
};

export const ipcRenderer = Object.assign(new EventEmitter(), {
  invoke: fn(async (..._args: unknown[]): Promise<unknown> => undefined),
});

/** The application menu. */
export const applicationMenu = { popup: fn((_options: PopupOptions) => undefined) };

/** The menus that `popup` has opened, apart from the application menu. */
export const contextMenus: object[] = [];

export const Menu = {
  /** Returns the template itself, with a method that shows it. */
  buildFromTemplate: (template: MenuItemConstructorOptions[]) =>
    Object.defineProperty(template, "popup", {
      value: (options: PopupOptions) =>
        contextMenus.push({ labels: template.map(({ label }) => label), ...options }),
    }),
  getApplicationMenu: fn((): typeof applicationMenu | null => applicationMenu),
};

export const nativeImage = { createFromPath: (path: string) => path };

export const nativeTheme = Object.assign(new EventEmitter(), initialTheme());

export const powerMonitor = new EventEmitter();

export const protocol = {
  registerSchemesAsPrivileged: fn((_schemes: unknown[]) => undefined),
  registerBufferProtocol: fn(
    (_scheme: string, _handler: Parameters<Protocol["registerBufferProtocol"]>[1]) => true,
  ),
};

/** Two screens. The primary screen comes last. */
export const screen = {
  getPrimaryDisplay: () => ({ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }),
  getAllDisplays: () => [
    { id: 2, workArea: { x: -1280, y: 0, width: 1280, height: 1024 } },
    screen.getPrimaryDisplay(),
  ],
};

export const shell = {
  /** Resolves to an error message, or to "" on success. */
  openPath: fn(async (_path: string) => ""),
  openExternal: fn(async (_url: string) => undefined),
};

export const systemPreferences = { getColor: (name: string) => `system ${name}` };

export class FakeSession extends EventEmitter {
  static all: FakeSession[] = [];
  request: Parameters<Session["setPermissionRequestHandler"]>[0] = null;
  check: Parameters<Session["setPermissionCheckHandler"]>[0] = null;
  device: Parameters<Session["setDevicePermissionHandler"]>[0] = null;
  /** The languages of the spell checker, or undefined if it is disabled. */
  spellChecker: readonly string[] | undefined = ["en-US"];
  readonly partition: string;
  constructor(partition: string) {
    super();
    this.partition = partition;
    FakeSession.all.push(this);
  }
  setPermissionRequestHandler(handler: typeof this.request): void {
    this.request = handler;
  }
  setPermissionCheckHandler(handler: typeof this.check): void {
    this.check = handler;
  }
  setSpellCheckerLanguages(languages: string[]): void {
    this.spellChecker = languages;
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    // Like Electron, download the dictionaries of all languages that are still set.
    if (!enabled && this.spellChecker?.length === 0) this.spellChecker = undefined;
  }
  setDevicePermissionHandler(handler: typeof this.device): void {
    this.device = handler;
  }
}

export const session = {
  defaultSession: new FakeSession("default"),
  fromPartition: (name: string) => new FakeSession(name),
};

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  static fromWebContents = (page: unknown): BrowserWindow | null =>
    BrowserWindow.all.find(({ webContents }) => webContents === page) ?? null;
  /**
   * The calls to this window's methods, oldest first. Two examples are "show" and "load
   * app://pagekeeper/".
   */
  readonly calls: string[] = [];
  readonly webContents = Object.assign(new EventEmitter(), { getZoomFactor: () => this.zoom });
  zoom = 1;
  minimized = false;
  maximized = false;
  destroyed = false;
  bounds: Rectangle;
  readonly options: BrowserWindowConstructorOptions;
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    const { x = 0, y = 0, width = 0, height = 0 } = options;
    this.bounds = { x, y, width, height };
    BrowserWindow.all.push(this);
  }
  /** Rejects if the URL contains "down". */
  async loadURL(url: string): Promise<void> {
    this.calls.push(`load ${url}`);
    if (url.includes("down")) throw new Error(`ERR_CONNECTION_REFUSED loading ${url}`);
  }
  close(): void {
    this.calls.push("close");
    this.emit("closed");
  }
  destroy(): void {
    this.destroyed = true;
  }
  maximize(): void {
    this.maximized = true;
  }
  restore = () => this.calls.push("restore");
  show = () => this.calls.push("show");
  focus = () => this.calls.push("focus");
  setBackgroundColor = (color: string) => this.calls.push(`background ${color}`);
  setTitleBarOverlay = ({ symbolColor }: TitleBarOverlayOptions) =>
    this.calls.push(`symbols ${symbolColor}`);
  isDestroyed = () => this.destroyed;
  isMinimized = () => this.minimized;
  isMaximized = () => this.maximized;
  getNormalBounds = () => this.bounds;
  /** Moves or resizes the window as a user would. */
  moveTo(bounds: Rectangle): void {
    this.bounds = bounds;
    this.emit("move");
  }
}

export class Notification extends EventEmitter {
  static all: Notification[] = [];
  shown = false;
  readonly options: {
    readonly title: string;
    readonly body: string;
    readonly actions: readonly NotificationAction[];
  };
  constructor(options: Notification["options"]) {
    super();
    this.options = options;
    Notification.all.push(this);
  }
  show(): void {
    this.shown = true;
  }
}

export class Tray extends EventEmitter {
  static all: Tray[] = [];
  tooltip = "";
  /** All menus that were set on this tray icon, in order. */
  readonly menus: MenuItemConstructorOptions[][] = [];
  destroyed = false;
  image: string;
  constructor(image: string) {
    super();
    this.image = image;
    Tray.all.push(this);
  }
  setImage(image: string): void {
    this.image = image;
  }
  setToolTip(text: string): void {
    this.tooltip = text;
  }
  setContextMenu(menu: MenuItemConstructorOptions[]): void {
    this.menus.push(menu);
  }
  destroy(): void {
    this.destroyed = true;
  }
}

/** Restores the initial state. Call this in `beforeEach`. */
export function resetElectron(): void {
  for (const mock of mocks) mock.mockReset();
  for (const emitter of [app, ipcRenderer, nativeTheme, powerMonitor]) emitter.removeAllListeners();
  ipcMain.handlers.clear();
  Object.assign(app, initialApp());
  Object.assign(nativeTheme, initialTheme());
  session.defaultSession = new FakeSession("default");
  for (const { all } of [BrowserWindow, FakeSession, Notification, Tray]) all.length = 0;
  contextMenus.length = 0;
}
