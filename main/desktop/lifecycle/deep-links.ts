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
  // On Linux, the package's desktop entry registers the scheme.
  if (windowLink() !== undefined) app.setAsDefaultProtocolClient("pagekeeper");
}

/**
 * Returns a link that shows the window, if this app has registered the scheme. Windows and macOS
 * bring a program to the front if a link of their own opens it, but may refuse a program that
 * shows its window by itself. A development build would register Electron itself, without the
 * argument that names the app. Some packages for Linux are not installed.
 */
export const windowLink = (): string | undefined =>
  app.isPackaged && process.platform !== "linux" ? "pagekeeper://open" : undefined;
