import type { WebContents } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  hardenWebContents,
  type WebContentsPolicy,
} from "../../../../main/desktop/window/web-contents-security.ts";
import { app, resetElectron, session } from "../../../support/doubles/electron.ts";
import { denied, permissionsOf } from "./permissions.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

beforeEach(resetElectron);

/**
 * Creates and hardens a page. The returned function `prevented` emits an event and returns whether
 * a listener prevented that event.
 */
function hardenPage(policy: Partial<WebContentsPolicy> = {}) {
  const listeners = new Map<string, (event: object) => void>();
  let openWindow = (_: { url: string }): { action: string } => ({ action: "allow" });
  const opened: string[] = [];
  const page = {
    on: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
    setWindowOpenHandler: (handler: typeof openWindow) => {
      openWindow = handler;
    },
  };
  hardenWebContents({
    mayNavigate: () => true,
    mayOpenBrowser: () => true,
    browserHosts: ["www.meta.invalid"],
    practiceOrigin: () => undefined,
    openBrowser: (url) => opened.push(url),
    ...policy,
  });
  app.emit("web-contents-created", {}, page);
  const prevented = (name: string, url = "") => {
    const preventDefault = vi.fn();
    listeners.get(name)?.({ url, preventDefault });
    return preventDefault.mock.calls.length > 0;
  };
  return { page, prevented, opened, openWindow: (url: string) => openWindow({ url }) };
}

describe("a page", () => {
  it("navigates only where the policy allows", () => {
    const asked: unknown[] = [];
    const { page, prevented } = hardenPage({
      mayNavigate: (from, url) => {
        asked.push(from);
        return url === "https://allowed.invalid/";
      },
    });
    expect(prevented("will-navigate", "https://allowed.invalid/")).toBe(false);
    expect(prevented("will-navigate", "https://other.invalid/")).toBe(true);
    expect(asked).toEqual([page, page]);
  });

  it("opens no window and no webview", () => {
    const { prevented, openWindow } = hardenPage();
    expect(openWindow("https://www.meta.invalid/")).toEqual({ action: "deny" });
    expect(prevented("will-attach-webview")).toBe(true);
  });

  it("opens the browser on Meta's hosts, with the address as it was parsed", () => {
    const { openWindow, opened } = hardenPage();
    openWindow("https://www.meta.invalid/1/settings/?tab=x");
    openWindow("HTTPS://WWW.META.INVALID/a b");
    expect(opened).toEqual([
      "https://www.meta.invalid/1/settings/?tab=x",
      "https://www.meta.invalid/a%20b",
    ]);
  });

  it("opens the browser on the practice Facebook's own origin, while there is one", () => {
    let practiceOrigin: string | undefined;
    const { openWindow, opened } = hardenPage({ practiceOrigin: () => practiceOrigin });
    openWindow("http://127.0.0.1:47815/www.meta.invalid/1");
    expect(opened).toEqual([]);
    practiceOrigin = "http://127.0.0.1:47815";
    for (const url of [
      "http://127.0.0.1:47815/www.meta.invalid/1",
      "http://127.0.0.1:47816/",
      "http://localhost:47815/",
      "https://127.0.0.1:47815/",
      "http://user@127.0.0.1:47815/",
      "http://127.0.0.1:47815.evil.invalid/",
    ]) {
      openWindow(url);
    }
    expect(opened).toEqual(["http://127.0.0.1:47815/www.meta.invalid/1"]);
  });

  it.each([
    "http://www.meta.invalid/",
    "https://meta.invalid/",
    "https://evil.www.meta.invalid/",
    "https://www.meta.invalid.evil.invalid/",
    "https://www.meta.invalid@evil.invalid/",
    "https://user:secret@www.meta.invalid/",
    "https://www.meta.invalid:8443/",
    "https:/\\evil.invalid/www.meta.invalid",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "about:blank",
    "",
  ])("does not open the browser on any other address: %s", (url) => {
    const { openWindow, opened } = hardenPage();
    expect(openWindow(url)).toEqual({ action: "deny" });
    expect(opened).toEqual([]);
  });

  it("opens no browser unless the policy allows it to", () => {
    const asked: unknown[] = [];
    const mayOpenBrowser = (from: WebContents) => asked.push(from) === 0;
    const { page, openWindow, opened } = hardenPage({ mayOpenBrowser });
    expect(openWindow("https://www.meta.invalid/")).toEqual({ action: "deny" });
    expect([asked, opened]).toEqual([[page], []]);
  });

  it("cannot keep its window open", () => {
    expect(hardenPage().prevented("will-prevent-unload")).toBe(true);
  });

  it("cannot make Electron send the user's certificate", () => {
    hardenPage();
    const [preventDefault, choose] = [vi.fn(), vi.fn()];
    app.emit(
      "select-client-certificate",
      { preventDefault },
      {},
      "https://a.invalid/",
      [{}],
      choose,
    );
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(choose.mock.calls).toEqual([[]]);
  });

  it("has no spell checker, in whichever session it runs", () => {
    hardenPage();
    const login = session.fromPartition("login");
    app.emit("session-created", login);
    expect([session.defaultSession.spellChecker, login.spellChecker]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("is denied every permission", () => {
    hardenPage();
    expect(permissionsOf(session.defaultSession)).toEqual(denied);
  });
});
