import { describe, expect, it, vi } from "vitest";
import {
  parseRedirect,
  rememberLogin,
  takeRedirect,
} from "../../../../renderer/connect/redirect.ts";

describe("parseRedirect", () => {
  it.each(["messenger", "instagram"] as const)("recognizes that %s is connected", (type) => {
    expect(parseRedirect(`?facebook_connected=true&type=${type}`)).toEqual({
      kind: "connected",
      type,
    });
  });

  it("reads an error and its code", () => {
    expect(parseRedirect("?error=You+cancelled.+Nothing%20changed.&error_code=denied")).toEqual({
      kind: "failed",
      problem: { code: "denied", message: "You cancelled. Nothing changed." },
    });
  });

  it("prefers the error if the query also reports success", () => {
    const redirect = parseRedirect("?facebook_connected=true&type=messenger&error=No");
    expect(redirect).toEqual({
      kind: "failed",
      type: "messenger",
      problem: { code: "unknown", message: "No" },
    });
  });

  it.each([
    ["different_user&type=messenger", "messenger"],
    ["different_user&type=instagram", "instagram"],
    ["different_user&type=whatsapp", undefined],
    ["different_user", undefined],
    ["denied&type=messenger", undefined],
  ])("parses error_code=%s to the take-over channel %s", (query, channel) => {
    const redirect = parseRedirect(`?error=No&error_code=${query}`);
    const offered = redirect?.kind === "failed" ? redirect.problem.takeOverChannel : "not read";
    expect(offered).toBe(channel);
  });

  it("decodes a percent sign only once", () => {
    const redirect = parseRedirect(`?error=${encodeURIComponent("90% used")}`);
    expect(redirect).toMatchObject({ problem: { message: "90% used" } });
  });

  it.each([
    "",
    "?type=messenger",
    "?facebook_connected=true",
    "?facebook_connected=yes&type=messenger",
    "?facebook_connected=true&type=whatsapp",
    "?error=",
  ])("ignores the query %j", (search) => {
    expect(parseRedirect(search)).toBeUndefined();
  });
});

describe("takeRedirect", () => {
  const emptyStorage = () => {
    const items = new Map<string, string>();
    return {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
      removeItem: (key: string) => void items.delete(key),
    };
  };

  /** A page that the server sent this browser to, unless `own` is false. */
  const pageAt = (search: string, pathname = "/accounts", own = true) => ({
    document: { documentElement: { hasAttribute: () => own } },
    location: { pathname, search },
    history: { replaceState: vi.fn() },
    sessionStorage: emptyStorage(),
  });

  it("removes the query, so that a reload does not announce it again", () => {
    const page = pageAt("?facebook_connected=true&type=messenger");
    expect(takeRedirect(page)).toEqual({ kind: "connected", type: "messenger" });
    expect(page.history.replaceState).toHaveBeenCalledExactlyOnceWith({}, "", "/accounts");
  });

  it.each(["?error=Call+555-0100&error_code=x", "?facebook_connected=true&type=messenger"])(
    "shows nothing of the foreign link %s, and removes its query",
    (search) => {
      const page = pageAt(search, "/accounts", false);
      expect(takeRedirect(page)).toBeUndefined();
      expect(page.history.replaceState).toHaveBeenCalledExactlyOnceWith({}, "", "/accounts");
    },
  );

  it("does not turn a path that starts with // into another host", () => {
    const page = pageAt("?error=e", "//evil.invalid/x");
    takeRedirect(page);
    expect(page.history.replaceState).toHaveBeenCalledExactlyOnceWith({}, "", "/evil.invalid/x");
  });

  it("keeps a query that has nothing to do with a flow", () => {
    const page = pageAt("?page=2");
    expect(takeRedirect(page)).toBeUndefined();
    expect(page.history.replaceState).not.toHaveBeenCalled();
  });

  it("offers a take-over only in a tab that left for a login, and only once", () => {
    const page = pageAt("?error=Click+the+button&error_code=different_user&type=messenger");
    const problem = { code: "different_user", message: "Click the button" };
    expect(takeRedirect(page)).toEqual({ kind: "failed", type: "messenger", problem });
    rememberLogin(page.sessionStorage);
    const offered = {
      kind: "failed",
      type: "messenger",
      problem: { ...problem, takeOverChannel: "messenger" },
    };
    expect(takeRedirect(page)).toEqual(offered);
    expect(takeRedirect(page)).toEqual({ kind: "failed", type: "messenger", problem });
  });
});
