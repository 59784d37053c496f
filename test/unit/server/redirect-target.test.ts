import { describe, expect, it } from "vitest";
import { newsOf, type RedirectNews, redirectTarget } from "../../../main/server/redirect-target.ts";

const done: RedirectNews = { kind: "connected", type: "instagram" };
const added = "facebook_connected=true&type=instagram";

describe("redirectTarget", () => {
  it.each([
    ["/", `/?${added}`],
    ["/settings", `/settings?${added}`],
    ["/settings?", `/settings?${added}`],
    ["/settings?a=1", `/settings?a=1&${added}`],
    ["/settings#part", `/settings?${added}#part`],
    ["/settings?a=1#part?b=2", `/settings?a=1&${added}#part?b=2`],
  ])("adds to %s", (path, target) => {
    expect(redirectTarget(path, done)).toBe(target);
  });

  it("keeps the path's own query byte for byte", () => {
    const own = "b=%7e%2F+x&a&c==&c=%zz&Type=1&types=2&d=?";
    expect(redirectTarget(`/x?${own}`, done)).toBe(`/x?${own}&${added}`);
  });

  it.each([
    "facebook_connected=true&type=messenger",
    "error=Old%20news.&error_code=old",
    "error_code=old",
    "type",
    "t%79pe=messenger",
    "type=a&type=b",
  ])("replaces the earlier %s", (earlier) => {
    expect(redirectTarget(`/x?a=1&${earlier}&b=2`, done)).toBe(`/x?a=1&b=2&${added}`);
  });

  it("tells an error and its code", () => {
    expect(redirectTarget("/x", { kind: "error", code: "cancelled", message: "You & I?" })).toBe(
      "/x?error=You%20%26%20I%3F&error_code=cancelled",
    );
  });

  it("tells the channel besides, where there is a way on in it", () => {
    const news = { kind: "error", code: "c", message: "m", type: "messenger" } as const;
    expect(redirectTarget("/x?type=old", news)).toBe("/x?error=m&error_code=c&type=messenger");
  });

  it.each([
    "A plain sentence, with = and & and # and + in it.",
    "Café, “quoted”, 漢字",
    "90% of “Bob's 5 %20 Shop” is used",
    "A lone \ud800 surrogate",
  ])("writes a message that survives being decoded twice: %s", (message) => {
    const target = redirectTarget("/x", { kind: "error", code: "c", message });
    const once = new URL(target, "http://localhost").searchParams.get("error") ?? "";
    expect(decodeURIComponent(once)).toBe(
      message.replaceAll("%", " percent").replace("\ud800", "\ufffd"),
    );
  });
});

describe("newsOf", () => {
  it("says only code and message of a problem", () => {
    const problem = { code: "c", message: "m", fault: "user", details: { graphCode: 1 } } as const;
    expect(newsOf({ type: "messenger", result: { ok: false, problem } })).toEqual({
      kind: "error",
      code: "c",
      message: "m",
    });
  });

  it("says the channel of a flow that ended with another user", () => {
    const problem = { code: "different_user", message: "m", fault: "user" } as const;
    expect(newsOf({ type: "instagram", result: { ok: false, problem } })).toMatchObject({
      type: "instagram",
    });
  });
});
