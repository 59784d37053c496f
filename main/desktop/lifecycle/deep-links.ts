import { app } from "electron";

/**
 * Shows the window when a `pagekeeper://` link is opened. The content of the link is never read or
 * logged, because the link may come from any web page.
 *
 * On Windows and Linux, links arrive on the command line instead (command-line.ts). Call this
 * before Electron is ready, because macOS may already have a link to deliver.
 */
export function handleDeepLinks(show: () => void): void {
  app.on("open-url", (event) => {
    event.preventDefault();
    void app.whenReady().then(show);
  });
  // Register the scheme only in a package, because a development build would register Electron
  // itself, without the argument that names the app. On Linux, the package's desktop entry
  // registers the scheme.
  if (app.isPackaged && process.platform !== "linux") app.setAsDefaultProtocolClient("pagekeeper");
}
