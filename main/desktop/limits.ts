/** What no page shown by the app may do (research/electron.md C.1, items 5, 11, 13, 14). Holds for every window there will ever be. */
import { app, type Session, session, type WebContents } from "electron";

/** Call once, before the first window. `mayNavigate` decides by the page that wants to go, and where to. */
export function limitEveryPage(mayNavigate: (page: WebContents, url: string) => boolean): void {
  app.on("web-contents-created", (_event, page) => {
    page.on("will-navigate", (event) => {
      if (!mayNavigate(page, event.url)) event.preventDefault();
    });
    page.on("will-attach-webview", (event) => event.preventDefault());
    // A `beforeunload` of the page's would keep a login window open after its flow, and the app from quitting.
    page.on("will-prevent-unload", (event) => event.preventDefault());
    page.setWindowOpenHandler(() => ({ action: "deny" }));
  });
  // Left to itself, Electron shows the first certificate in the store, and so who the user is, to any site that asks.
  app.on("select-client-certificate", (event, _page, _url, _certificates, answer) => {
    event.preventDefault();
    answer();
  });
  denyPowers(session.defaultSession);
}

/** Electron grants everything unless told otherwise; none of our pages needs anything. */
export function denyPowers(partition: Session): void {
  partition.on("will-download", (event) => event.preventDefault());
  partition.setPermissionRequestHandler((_page, _permission, callback) => callback(false));
  partition.setPermissionCheckHandler(() => false);
  partition.setDevicePermissionHandler(() => false);
}
