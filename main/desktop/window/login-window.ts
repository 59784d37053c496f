import { BrowserWindow, session } from "electron";
import { dialogTexts } from "../../i18n/dialogs.ts";
import { denyPermissions } from "./web-contents-security.ts";

/**
 * Windows that show Facebook's login dialog if no browser opens. A browser is the better place for
 * a password, so the user is always offered that first.
 */
export interface LoginWindows {
  /** Opens `url` for a flow, and closes the window that the flow had before. */
  open(flowId: string, url: string): void;
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
      // The window shows the failure itself; the error must not be logged because it quotes the
      // address, which contains a ticket.
      window.loadURL(url).catch(() => undefined);
    },
    closeAllExcept(flowIds) {
      for (const flowId of windows.keys()) if (!flowIds.includes(flowId)) close(flowId);
    },
  };
}

function openLoginWindow(parent: BrowserWindow | undefined): BrowserWindow {
  // No "persist:" prefix, so it lives in memory only; a unique name, so logins share no cookies.
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
