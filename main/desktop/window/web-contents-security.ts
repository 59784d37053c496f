import { app, type Session, session, type WebContents } from "electron";

export interface WebContentsPolicy {
  readonly mayNavigate: (page: WebContents, url: string) => boolean;
  /** Whether links on a page open in the user's browser. They never open a window of the app. */
  readonly mayOpenBrowser: (page: WebContents) => boolean;
  /** The hosts that links may open in the browser. They must match exactly. */
  readonly browserHosts: readonly string[];
  /** The origin of the practice Facebook, whose pages links may open, too. Absent without one. */
  readonly practiceOrigin: () => string | undefined;
  readonly openBrowser: (url: string) => void;
}

/**
 * Restricts all pages in all windows (docs/research/electron.md §C.1, items 5, 11, 13, 14). Call
 * this once, before the first window opens.
 */
export function hardenWebContents(policy: WebContentsPolicy): void {
  app.on("web-contents-created", (_event, page) => {
    page.on("will-navigate", (event) => {
      if (!policy.mayNavigate(page, event.url)) event.preventDefault();
    });
    page.on("will-attach-webview", (event) => event.preventDefault());
    // Ignore `beforeunload` handlers, because they could keep the window from closing and the app
    // from quitting.
    page.on("will-prevent-unload", (event) => event.preventDefault());
    page.setWindowOpenHandler(({ url }) => {
      const address = allowedAddress(url, policy);
      if (address !== undefined && policy.mayOpenBrowser(page)) policy.openBrowser(address);
      return { action: "deny" };
    });
  });
  // Send no certificate, because it names the user. By default, Electron would send the first
  // certificate in the store to any site that asks for one.
  app.on("select-client-certificate", (event, _page, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
  app.on("session-created", disableSpellChecker);
  disableSpellChecker(session.defaultSession);
  denyPermissions(session.defaultSession);
}

/**
 * Disables the spell checker, because Chromium downloads its dictionaries from Google. A window's
 * `spellcheck: false` does not prevent that, nor does disabling it while it has a language.
 */
function disableSpellChecker(created: Session): void {
  created.setSpellCheckerLanguages([]);
  created.setSpellCheckerEnabled(false);
}

/**
 * Whether pages run in Chromium's sandbox. An AppImage runs without the sandbox if the system
 * forbids user namespaces (electron-builder's AppRun). Ubuntu has forbidden them since 23.10. A
 * development build always counts as sandboxed, because it has a sandbox unless root runs it.
 */
export const isSandboxed = (): boolean =>
  !app.isPackaged || !app.commandLine.hasSwitch("no-sandbox");

/**
 * Returns the URL if its host or origin is allowed. The result is the parsed URL, because the
 * browser could interpret the original text differently.
 */
function allowedAddress(
  text: string,
  { browserHosts, practiceOrigin }: Pick<WebContentsPolicy, "browserHosts" | "practiceOrigin">,
): string | undefined {
  const url = URL.parse(text);
  if (url?.username !== "" || url.password !== "") return undefined;
  const ofMeta = url.protocol === "https:" && browserHosts.includes(url.host);
  return ofMeta || url.origin === practiceOrigin() ? url.href : undefined;
}

/** Denies all permissions. Electron grants them by default, but our pages need none. */
export function denyPermissions(partition: Session): void {
  partition.on("will-download", (event) => event.preventDefault());
  partition.setPermissionRequestHandler((_page, _permission, callback) => callback(false));
  partition.setPermissionCheckHandler(() => false);
  partition.setDevicePermissionHandler(() => false);
}
