import { BrowserWindow, session } from "electron";
import { dialogTexts } from "../../i18n/dialogs.ts";
import { denyPermissions } from "./web-contents-security.ts";

/**
 * Windows that show Facebook's login dialog if no browser opens. Users are always offered a browser
 * first, because it is a better place to enter a password.
 */
export interface LoginWindows {
  /** Opens `url` for a flow. If the flow already has a window, closes that one. */
  open(flowId: string, url: string): void;
  closeAllExcept(flowIds: readonly string[]): void;
}

/** Stands for the test login, which is no flow. */
export const testLoginId = "test-login";

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
      // The window itself shows the failure. Don't log the error, because it quotes the URL, which
      // contains a ticket.
      window.loadURL(url).catch(() => undefined);
    },
    closeAllExcept(flowIds) {
      for (const flowId of windows.keys()) if (!flowIds.includes(flowId)) close(flowId);
    },
  };
}

function openLoginWindow(parent: BrowserWindow | undefined): BrowserWindow {
  // The session is in memory only, because its name lacks the "persist:" prefix. The name is
  // unique, so that logins don't share cookies.
  const partition = session.fromPartition(`login-${crypto.randomUUID()}`);
  denyPermissions(partition);
  return new BrowserWindow({
    width: 560,
    height: 760,
    ...(parent && { parent }),
    title: dialogTexts().loginWindow,
    autoHideMenuBar: true,
    webPreferences: {
      session: partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    },
  });
}
