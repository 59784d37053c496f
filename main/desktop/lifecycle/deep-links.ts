/**
 * `pagekeeper://` links bring the window up, and that is all: any page can hold one, so nothing in it is read, obeyed or
 * logged. Where they come on a command line, `command-line.ts` sees to that.
 */
import { app } from "electron";

/** Call before Electron is ready: macOS may have a link waiting. */
export function handleDeepLinks(show: () => void): void {
  app.on("open-url", (event) => {
    event.preventDefault();
    void app.whenReady().then(show);
  });
  // Linux knows by the desktop entry of an installed app, and a development build would register the bare Electron.
  if (app.isPackaged && process.platform !== "linux") app.setAsDefaultProtocolClient("pagekeeper");
}
