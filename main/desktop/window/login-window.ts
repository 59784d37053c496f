/**
 * Facebook's dialog in a window of the app, for computers where no browser opens. It has a session of its own that is
 * forgotten with it, no preload, no powers; a browser is the better place for a password, so it is never the first offer.
 */
import { BrowserWindow, session } from "electron";
import { desktopTexts } from "../../i18n/desktop.ts";
import { denyPermissions } from "./web-contents-security.ts";

export interface LoginWindows {
  /** Opens `url` for a flow; one window a flow, a second call replaces the first. */
  open(flowId: string, url: string): void;
  /** Closes the windows of all other flows: theirs are over. */
  closeAllExcept(flowIds: readonly string[]): void;
}

export function createLoginWindows(parent: () => BrowserWindow | undefined): LoginWindows {
  const windows = new Map<string, BrowserWindow>();
  const close = (flowId: string) => {
    windows.get(flowId)?.close();
    windows.delete(flowId);
  };
  return {
    open(flowId, url) {
      close(flowId);
      const window = openLoginWindow(parent());
      windows.set(flowId, window);
      window.on("closed", () => windows.get(flowId) === window && windows.delete(flowId));
      // A page that does not load shows so itself; the rejection would quote the address, which holds a ticket.
      window.loadURL(url).catch(() => undefined);
    },
    closeAllExcept(flowIds) {
      for (const flowId of windows.keys()) if (!flowIds.includes(flowId)) close(flowId);
    },
  };
}

function openLoginWindow(parent: BrowserWindow | undefined): BrowserWindow {
  // Without "persist:" it lives in memory only; the name is new each time, so two logins never share cookies.
  const partition = session.fromPartition(`login-${crypto.randomUUID()}`);
  denyPermissions(partition);
  return new BrowserWindow({
    width: 560,
    height: 760,
    ...(parent && { parent }),
    title: desktopTexts().loginWindow,
    autoHideMenuBar: true,
    webPreferences: {
      session: partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    },
  });
}
