/** What no page shown by the app may do (research/electron.md C.1, items 5, 11, 13, 14). Holds for every window there will ever be. */
import { app, type Session, session, type WebContents } from "electron";

export interface WebContentsPolicy {
  /** Decides by the page that wants to go, and where to. */
  readonly mayNavigate: (page: WebContents, url: string) => boolean;
  /** A page that may send the user's browser to `browserHosts`; it opens no window itself either. */
  readonly mayOpenBrowser: (page: WebContents) => boolean;
  /** Names of hosts, to the letter. */
  readonly browserHosts: readonly string[];
  /** Opens an address in the user's browser. */
  readonly openBrowser: (url: string) => void;
}

/** Call once, before the first window. */
export function hardenWebContents(limits: WebContentsPolicy): void {
  app.on("web-contents-created", (_event, page) => {
    page.on("will-navigate", (event) => {
      if (!limits.mayNavigate(page, event.url)) event.preventDefault();
    });
    page.on("will-attach-webview", (event) => event.preventDefault());
    // A `beforeunload` of the page's would keep a login window open after its flow, and the app from quitting.
    page.on("will-prevent-unload", (event) => event.preventDefault());
    page.setWindowOpenHandler(({ url }) => {
      const address = allowedAddress(url, limits.browserHosts);
      if (address !== undefined && limits.mayOpenBrowser(page)) limits.openBrowser(address);
      return { action: "deny" };
    });
  });
  // Left to itself, Electron shows the first certificate in the store, and so who the user is, to any site that asks.
  app.on("select-client-certificate", (event, _page, _url, _certificates, answer) => {
    event.preventDefault();
    answer();
  });
  denyPermissions(session.defaultSession);
}

/**
 * Whether Chromium's sandbox shuts pages in. An AppImage does without it where the system lets nobody make namespaces, as Ubuntu
 * since 23.10 (electron-builder's AppRun); a development build, for root alone.
 */
export const isSandboxed = (): boolean =>
  !app.isPackaged || !app.commandLine.hasSwitch("no-sandbox");

/** The address as it was understood, so that the browser cannot understand another one; undefined: not one of ours. */
function allowedAddress(text: string, hosts: readonly string[]): string | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== "https:" || !hosts.includes(url.host)) return undefined;
  return url.username === "" && url.password === "" ? url.href : undefined;
}

/** Electron grants everything unless told otherwise; none of our pages needs anything. */
export function denyPermissions(partition: Session): void {
  partition.on("will-download", (event) => event.preventDefault());
  partition.setPermissionRequestHandler((_page, _permission, callback) => callback(false));
  partition.setPermissionCheckHandler(() => false);
  partition.setDevicePermissionHandler(() => false);
}
