import { app } from "electron";

/**
 * Shows the window when a `pagekeeper://` link is opened. Any web page can contain one, so its
 * content is never read or logged. On Windows and Linux links arrive on the command line instead
 * (command-line.ts). Call before Electron is ready, because macOS may have a link waiting.
 */
export function handleDeepLinks(show: () => void): void {
  app.on("open-url", (event) => {
    event.preventDefault();
    void app.whenReady().then(show);
  });
  // Linux uses the desktop entry of the package; a development build would register bare Electron.
  if (app.isPackaged && process.platform !== "linux") app.setAsDefaultProtocolClient("pagekeeper");
}
