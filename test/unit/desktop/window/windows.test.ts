/** The windows and what no page in them may do: main-window.ts, login-window.ts, limits.ts. */
import type { BrowserWindowConstructorOptions, Rectangle, Session, WebContents } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createLoginWindows } from "../../../../main/desktop/window/login-window.ts";
import { createMainWindow } from "../../../../main/desktop/window/main-window.ts";
import {
  hardenWebContents,
  type WebContentsPolicy,
} from "../../../../main/desktop/window/web-contents-security.ts";

type Listener = (...args: never[]) => void;

const electron = vi.hoisted(() => {
  class FakeWindow {
    static readonly all: FakeWindow[] = [];
    readonly calls: string[] = [];
    readonly listeners = new Map<string, () => void>();
    readonly options: BrowserWindowConstructorOptions;
    minimized = false;
    maximized = false;
    bounds: Rectangle;
    destroyed = false;
    readonly webContents = {};
    constructor(options: BrowserWindowConstructorOptions) {
      this.options = options;
      const { x = 0, y = 0, width = 0, height = 0 } = options;
      this.bounds = { x, y, width, height };
      FakeWindow.all.push(this);
    }
    async loadURL(url: string): Promise<void> {
      this.calls.push(`load ${url}`);
      if (url.includes("down")) throw new Error(`ERR_CONNECTION_REFUSED loading ${url}`);
    }
    on(name: string, listener: () => void): void {
      this.listeners.set(name, listener);
    }
    close(): void {
      this.calls.push("close");
      this.listeners.get("closed")?.();
    }
    isMinimized = () => this.minimized;
    isMaximized = () => this.maximized;
    getNormalBounds = () => this.bounds;
    maximize = () => {
      this.maximized = true;
    };
    setBackgroundColor = (color: string) => this.calls.push(`background ${color}`);
    /** As by the user's hand. */
    move(bounds: Rectangle): void {
      this.bounds = bounds;
      this.listeners.get("move")?.();
    }
    isDestroyed = () => this.destroyed;
    destroy = () => {
      this.destroyed = true;
    };
    restore = () => this.calls.push("restore");
    show = () => this.calls.push("show");
    focus = () => this.calls.push("focus");
  }
  class FakeSession {
    static readonly all: FakeSession[] = [];
    request: Parameters<Session["setPermissionRequestHandler"]>[0] = null;
    check: Parameters<Session["setPermissionCheckHandler"]>[0] = null;
    device: Parameters<Session["setDevicePermissionHandler"]>[0] = null;
    download: ((event: object) => void) | undefined;
    readonly partition: string;
    constructor(partition: string) {
      this.partition = partition;
      FakeSession.all.push(this);
    }
    on(name: string, listener: (event: object) => void): void {
      if (name === "will-download") this.download = listener;
    }
    setPermissionRequestHandler(handler: typeof this.request): void {
      this.request = handler;
    }
    setPermissionCheckHandler(handler: typeof this.check): void {
      this.check = handler;
    }
    setDevicePermissionHandler(handler: typeof this.device): void {
      this.device = handler;
    }
  }
  const appListeners = new Map<string, Listener>();
  const theme = { shouldUseDarkColors: false, updated: () => undefined as unknown };
  return {
    FakeWindow,
    FakeSession,
    appListeners,
    theme,
    defaultSession: new FakeSession("default"),
  };
});
vi.mock("electron", () => ({
  BrowserWindow: electron.FakeWindow,
  nativeTheme: {
    get shouldUseDarkColors() {
      return electron.theme.shouldUseDarkColors;
    },
    on: (_: "updated", listener: () => void) => {
      electron.theme.updated = listener;
    },
  },
  screen: {
    getPrimaryDisplay: () => ({ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }),
    getAllDisplays: () => [
      { id: 2, workArea: { x: -1280, y: 0, width: 1280, height: 1024 } },
      { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } },
    ],
  },
  ipcMain: {},
  protocol: {},
  app: { on: (name: string, listener: Listener) => electron.appListeners.set(name, listener) },
  session: {
    defaultSession: electron.defaultSession,
    fromPartition: (name: string) => new electron.FakeSession(name),
  },
}));

const windows = electron.FakeWindow.all;
beforeEach(() => {
  windows.length = 0;
  electron.FakeSession.all.length = 0;
});

describe("the main window", () => {
  it("shows our page, in a sandbox, with no Node", () => {
    createMainWindow({ preload: "/app/preload.cjs" }).show();
    expect(windows[0]?.calls).toEqual(["load app://pagekeeper/"]);
    expect(windows[0]?.options.webPreferences).toMatchObject({
      preload: "/app/preload.cjs",
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
  });

  it("comes to the front, also from the dock", () => {
    const { show } = createMainWindow({ preload: "/app/preload.cjs" });
    show();
    show();
    expect(windows).toHaveLength(1);
    expect(windows[0]?.calls.slice(1)).toEqual(["show", "focus"]);
    if (windows[0]) windows[0].minimized = true;
    show();
    expect(windows[0]?.calls.slice(3)).toEqual(["restore", "show", "focus"]);
  });

  it("is opened anew after it was closed, and has no page in between", () => {
    const { show, page, current } = createMainWindow({ preload: "/app/preload.cjs" });
    expect(page()).toBeUndefined();
    show();
    const first = current();
    current()?.destroy();
    expect(page()).toBeUndefined();
    show();
    expect(windows).toHaveLength(2);
    expect(current()).not.toBe(first);
  });

  it("is opened where it was, on whichever screen", () => {
    const place = { x: -1200, y: 100, width: 800, height: 600, maximized: true };
    createMainWindow({ preload: "/app/preload.cjs", place }).show();
    expect(windows[0]?.options).toMatchObject({ x: -1200, y: 100, width: 800, height: 600 });
    expect(windows[0]?.maximized).toBe(true);
  });

  it("on a screen that is gone is opened on the first one", () => {
    const place = { x: 4000, y: 100, width: 800, height: 600, maximized: false };
    createMainWindow({ preload: "/app/preload.cjs", place }).show();
    expect(windows[0]?.options).toMatchObject({ x: 560, y: 220, width: 800, height: 600 });
    expect(windows[0]?.maximized).toBe(false);
  });

  it("tells where it was moved to, not that it was opened, and is opened there again", () => {
    const { show, current, onStateChange } = createMainWindow({ preload: "/app/preload.cjs" });
    const places: unknown[] = [];
    onStateChange((place) => places.push(place));
    show();
    windows[0]?.listeners.get("resize")?.();
    expect(places).toEqual([]);
    const bounds = { x: 5, y: 6, width: 700, height: 500 };
    windows[0]?.move(bounds);
    expect(places).toEqual([{ ...bounds, maximized: false }]);
    current()?.destroy();
    show();
    expect(windows[1]?.options).toMatchObject(bounds);
  });

  it("has the background of the appearance, also after that has changed", () => {
    createMainWindow({ preload: "/app/preload.cjs" }).show();
    electron.theme.shouldUseDarkColors = true;
    electron.theme.updated();
    expect(windows[0]?.calls.at(-1)).toBe("background #16181d");
    electron.theme.shouldUseDarkColors = false;
  });
});

describe("a login window", () => {
  const logins = () => createLoginWindows(() => undefined);

  it("has a session of its own in memory, no preload and no powers", () => {
    const all = logins();
    all.open("one", "http://localhost:1/signin?ticket=1");
    all.open("two", "http://localhost:1/signin?ticket=2");
    const partitions = electron.FakeSession.all.map(({ partition }) => partition);
    expect(new Set(partitions).size).toBe(2);
    expect(partitions.join()).not.toContain("persist:");
    for (const { options } of windows) {
      expect(options.webPreferences).not.toHaveProperty("preload");
      expect(options.webPreferences).toMatchObject({ sandbox: true, nodeIntegration: false });
    }
    const decisions = electron.FakeSession.all.map(decisionsOf);
    expect(decisions).toEqual([denied, denied]);
  });

  it("opened again for the same flow replaces the first", () => {
    const all = logins();
    all.open("one", "http://localhost:1/a");
    all.open("one", "http://localhost:1/b");
    expect(windows.map(({ calls }) => calls.includes("close"))).toEqual([true, false]);
  });

  it("closes with its flow, and only with its own", () => {
    const all = logins();
    all.open("one", "http://localhost:1/a");
    all.open("two", "http://localhost:1/b");
    all.closeAllExcept(["two"]);
    expect(windows.map(({ calls }) => calls.includes("close"))).toEqual([true, false]);
  });

  it("that the user closed is not closed again", () => {
    const all = logins();
    all.open("one", "http://localhost:1/a");
    windows[0]?.listeners.get("closed")?.();
    all.closeAllExcept([]);
    expect(windows[0]?.calls).toEqual(["load http://localhost:1/a"]);
  });

  it("whose page does not load lets no error with its address out", async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on("unhandledRejection", note);
    logins().open("one", "http://down.invalid/signin?ticket=1");
    await new Promise(setImmediate);
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });
});

/** What a session answers to a page that wants something. */
function decisionsOf(session: InstanceType<typeof electron.FakeSession>) {
  const { request, check, device, download } = session;
  const granted: boolean[] = [];
  const preventDownload = vi.fn();
  download?.({ preventDefault: preventDownload });
  request?.(undefined as never, "media", (grant) => granted.push(grant), undefined as never);
  return {
    request: granted,
    check: check?.(null, "media", "", undefined as never),
    device: device?.(undefined as never),
    download: preventDownload.mock.calls.length === 0,
  };
}
const denied = { request: [false], check: false, device: false, download: false };

describe("every page", () => {
  /** A page as Electron announces it; what was tried on it and prevented. */
  function newPage(limits: Partial<WebContentsPolicy> = {}) {
    const listeners = new Map<string, (event: object) => void>();
    let openWindow = (_: { url: string }): { action: string } => ({ action: "allow" });
    const sent: string[] = [];
    const page = {
      on: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
      setWindowOpenHandler: (handler: typeof openWindow) => {
        openWindow = handler;
      },
    };
    hardenWebContents({
      mayNavigate: () => true,
      mayOpenBrowser: () => true,
      browserHosts: ["www.meta.invalid"],
      openBrowser: (url) => sent.push(url),
      ...limits,
    });
    electron.appListeners.get("web-contents-created")?.({} as never, page as never);
    const prevented = (name: string, url = "") => {
      const preventDefault = vi.fn();
      listeners.get(name)?.({ url, preventDefault });
      return preventDefault.mock.calls.length > 0;
    };
    return { page, prevented, sent, openWindow: (url: string) => openWindow({ url }) };
  }

  it("goes only where it may", () => {
    const asked: unknown[] = [];
    const { page, prevented } = newPage({
      mayNavigate: (from, url) => {
        asked.push(from);
        return url === "https://allowed.invalid/";
      },
    });
    expect(prevented("will-navigate", "https://allowed.invalid/")).toBe(false);
    expect(prevented("will-navigate", "https://other.invalid/")).toBe(true);
    expect(asked).toEqual([page, page]);
  });

  it("opens no window and no webview", () => {
    const { prevented, openWindow } = newPage();
    expect(openWindow("https://www.meta.invalid/")).toEqual({ action: "deny" });
    expect(prevented("will-attach-webview")).toBe(true);
  });

  it("sends the user's browser to Meta's pages, in the words in which they were understood", () => {
    const { openWindow, sent } = newPage();
    openWindow("https://www.meta.invalid/1/settings/?tab=x");
    openWindow("HTTPS://WWW.META.INVALID/a b");
    expect(sent).toEqual([
      "https://www.meta.invalid/1/settings/?tab=x",
      "https://www.meta.invalid/a%20b",
    ]);
  });

  it.each([
    "http://www.meta.invalid/",
    "https://meta.invalid/",
    "https://evil.www.meta.invalid/",
    "https://www.meta.invalid.evil.invalid/",
    "https://www.meta.invalid@evil.invalid/",
    "https://user:secret@www.meta.invalid/",
    "https://www.meta.invalid:8443/",
    "https:/\\evil.invalid/www.meta.invalid",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "about:blank",
    "",
  ])("sends the user's browser nowhere else: %s", (url) => {
    const { openWindow, sent } = newPage();
    expect(openWindow(url)).toEqual({ action: "deny" });
    expect(sent).toEqual([]);
  });

  it("sends the user's browser nowhere when it is not our own", () => {
    const asked: unknown[] = [];
    const mayOpenBrowser = (from: WebContents) => asked.push(from) === 0;
    const { page, openWindow, sent } = newPage({ mayOpenBrowser });
    expect(openWindow("https://www.meta.invalid/")).toEqual({ action: "deny" });
    expect([asked, sent]).toEqual([[page], []]);
  });

  it("cannot hold its window open", () => {
    expect(newPage().prevented("will-prevent-unload")).toBe(true);
  });

  it("is shown no certificate of the user's", () => {
    newPage();
    const [preventDefault, answer] = [vi.fn(), vi.fn()];
    const choose = electron.appListeners.get("select-client-certificate");
    choose?.(...([{ preventDefault }, {}, "https://any.invalid/", [{}], answer] as never[]));
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(answer.mock.calls).toEqual([[]]);
  });

  it("gets no permission", () => {
    newPage();
    expect(decisionsOf(electron.defaultSession)).toEqual(denied);
  });
});
