import { app, type Session, session, type WebContents } from "electron";

export interface WebContentsPolicy {
  readonly mayNavigate: (page: WebContents, url: string) => boolean;
  /** Whether links of the page open in the user's browser. No page can open a window. */
  readonly mayOpenBrowser: (page: WebContents) => boolean;
  /** Hosts that the browser may be sent to, compared exactly. */
  readonly browserHosts: readonly string[];
  readonly openBrowser: (url: string) => void;
}

/**
 * Restricts every page of every window (docs/research/electron.md §C.1, items 5, 11, 13, 14). Call
 * once, before the first window opens.
 */
export function hardenWebContents(policy: WebContentsPolicy): void {
  app.on("web-contents-created", (_event, page) => {
    page.on("will-navigate", (event) => {
      if (!policy.mayNavigate(page, event.url)) event.preventDefault();
    });
    page.on("will-attach-webview", (event) => event.preventDefault());
    // A page's `beforeunload` could keep its window open, and the app from quitting.
    page.on("will-prevent-unload", (event) => event.preventDefault());
    page.setWindowOpenHandler(({ url }) => {
      const address = allowedAddress(url, policy.browserHosts);
      if (address !== undefined && policy.mayOpenBrowser(page)) policy.openBrowser(address);
      return { action: "deny" };
    });
  });
  // By default Electron would send any site the store's first certificate, which names the user.
  app.on("select-client-certificate", (event, _page, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
  denyPermissions(session.defaultSession);
}

/**
 * Whether Chromium's sandbox confines pages. An AppImage runs without it if the system forbids user
 * namespaces, as Ubuntu does since 23.10 (electron-builder's AppRun). A development build always
 * counts as sandboxed: only root runs it without.
 */
export const isSandboxed = (): boolean =>
  !app.isPackaged || !app.commandLine.hasSwitch("no-sandbox");

/**
 * Returns the address if its host is allowed, in its parsed form, so that the browser cannot read
 * it differently than we did.
 */
function allowedAddress(text: string, hosts: readonly string[]): string | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== "https:" || !hosts.includes(url.host)) return undefined;
  return url.username === "" && url.password === "" ? url.href : undefined;
}

/** Denies every permission: Electron grants them all by default, and our pages need none. */
export function denyPermissions(partition: Session): void {
  partition.on("will-download", (event) => event.preventDefault());
  partition.setPermissionRequestHandler((_page, _permission, callback) => callback(false));
  partition.setPermissionCheckHandler(() => false);
  partition.setDevicePermissionHandler(() => false);
}
