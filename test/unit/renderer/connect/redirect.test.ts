import { describe, expect, it, vi } from "vitest";
import {
  parseRedirect,
  rememberLogin,
  takeRedirect,
} from "../../../../renderer/connect/redirect.ts";

describe("parseRedirect", () => {
  it.each(["messenger", "instagram"] as const)("reads that %s is connected", (type) => {
    expect(parseRedirect(`?facebook_connected=true&type=${type}`)).toEqual({
      kind: "connected",
      type,
    });
  });

  it("reads an error with its code", () => {
    expect(parseRedirect("?error=You+cancelled.+Nothing%20changed.&error_code=denied")).toEqual({
      kind: "failed",
      problem: { code: "denied", message: "You cancelled. Nothing changed." },
    });
  });

  it("believes the error when the query also says connected", () => {
    const redirect = parseRedirect("?facebook_connected=true&type=messenger&error=No");
    expect(redirect).toEqual({ kind: "failed", problem: { code: "unknown", message: "No" } });
  });

  it.each([
    ["different_user&type=messenger", "messenger"],
    ["different_user&type=instagram", "instagram"],
    ["different_user&type=whatsapp", undefined],
    ["different_user", undefined],
    ["denied&type=messenger", undefined],
  ])("offers to connect as somebody else after %s: in %s", (query, channel) => {
    const redirect = parseRedirect(`?error=No&error_code=${query}`);
    const offered = redirect?.kind === "failed" ? redirect.problem.takeOverChannel : "nothing read";
    expect(offered).toBe(channel);
  });

  it("keeps a percent sign that the guide's second decoding would choke on", () => {
    const redirect = parseRedirect(`?error=${encodeURIComponent("90% used")}`);
    expect(redirect).toMatchObject({ problem: { message: "90% used" } });
  });

  it("cuts a message that somebody made endless", () => {
    const redirect = parseRedirect(`?error=${"a".repeat(100_000)}`);
    expect(redirect).toMatchObject({ problem: { message: "a".repeat(500) } });
  });

  it.each([
    "",
    "?type=messenger",
    "?facebook_connected=true",
    "?facebook_connected=yes&type=messenger",
    "?facebook_connected=true&type=whatsapp",
    "?error=",
  ])("finds nothing in %j", (search) => {
    expect(parseRedirect(search)).toBeUndefined();
  });
});

describe("takeRedirect", () => {
  /** A tab that holds nothing yet. */
  const tabStorage = () => {
    const items = new Map<string, string>();
    return {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
      removeItem: (key: string) => void items.delete(key),
    };
  };

  const pageAt = (search: string, pathname = "/accounts") => ({
    location: { pathname, search },
    history: { replaceState: vi.fn() },
    sessionStorage: tabStorage(),
  });

  it("cleans the address, so that a reload does not announce it again", () => {
    const page = pageAt("?facebook_connected=true&type=messenger");
    expect(takeRedirect(page)).toEqual({ kind: "connected", type: "messenger" });
    expect(page.history.replaceState).toHaveBeenCalledExactlyOnceWith({}, "", "/accounts");
  });

  it("never takes its own path for a foreign host", () => {
    const page = pageAt("?error=e", "//evil.invalid/x");
    takeRedirect(page);
    expect(page.history.replaceState).toHaveBeenCalledExactlyOnceWith({}, "", "/evil.invalid/x");
  });

  it("leaves an address alone that says nothing of a flow", () => {
    const page = pageAt("?page=2");
    expect(takeRedirect(page)).toBeUndefined();
    expect(page.history.replaceState).not.toHaveBeenCalled();
  });

  it("offers to go on as somebody else only where the tab itself left for a login, and once", () => {
    const search = "?error=Click+the+button&error_code=different_user&type=messenger";
    const shown = { code: "different_user", message: "Click the button" };
    const page = pageAt(search);
    expect(takeRedirect(page)).toEqual({ kind: "failed", problem: shown });
    rememberLogin(page.sessionStorage);
    const back = { kind: "failed", problem: { ...shown, takeOverChannel: "messenger" } };
    expect(takeRedirect(page)).toEqual(back);
    expect(takeRedirect(page)).toEqual({ kind: "failed", problem: shown });
  });
});
