import { describe, expect, it, vi } from "vitest";
import { parseRedirect, takeRedirect } from "../../../../renderer/state/redirect.ts";

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
    const offered = redirect?.kind === "failed" ? redirect.problem.connectAs : "nothing read";
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
  const pageAt = (search: string) => ({
    location: { pathname: "/accounts", search },
    history: { replaceState: vi.fn() },
  });

  it("cleans the address, so that a reload does not announce it again", () => {
    const page = pageAt("?facebook_connected=true&type=messenger");
    expect(takeRedirect(page)).toEqual({ kind: "connected", type: "messenger" });
    expect(page.history.replaceState).toHaveBeenCalledExactlyOnceWith({}, "", "/accounts");
  });

  it("never takes its own path for a foreign host", () => {
    const { history } = pageAt("");
    takeRedirect({ location: { pathname: "//evil.invalid/x", search: "?error=e" }, history });
    expect(history.replaceState).toHaveBeenCalledExactlyOnceWith({}, "", "/evil.invalid/x");
  });

  it("leaves an address alone that says nothing of a flow", () => {
    const page = pageAt("?page=2");
    expect(takeRedirect(page)).toBeUndefined();
    expect(page.history.replaceState).not.toHaveBeenCalled();
  });
});
