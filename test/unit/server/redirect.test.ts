import { describe, expect, it } from "vitest";
import { queryParams, readParam } from "../../../main/server/query-params.ts";
import {
  parseRedirectPath,
  redirectAfterFlow,
  redirectWithError,
} from "../../../main/server/redirect.ts";
import { connected, failed } from "../../http/support/fakes.ts";

const parse = (query: string) =>
  parseRedirectPath(readParam(queryParams(`/connect?${query}`), "redirect_path"));
const parsePath = (path: string) => parse(`redirect_path=${encodeURIComponent(path)}`);

describe("parseRedirectPath", () => {
  it("defaults to the start page", () => {
    expect(parse("type=messenger")).toBe("/");
  });

  it.each([
    "/",
    "/settings/channels?x=1&y=%20#part",
    "/a//b",
    "/?next=https://example.com",
    "/café",
    "/.hidden",
    `/${"a".repeat(2047)}`,
  ])("accepts the own path %.40j", (path) => {
    expect(parsePath(path)).toBe(path);
  });

  it.each([
    "",
    "settings",
    "?a=1",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/a\\b",
    "https://evil.example/",
    "http:evil.example",
    "javascript:alert(1)",
    " /leading",
    "/\t/evil.example",
    "/\n/evil.example",
    "/a\r\nSet-Cookie: x=1",
    "/a\u0000",
    "/a\u007f",
    "/a\u0085",
    "/.//evil.example",
    "/x/..//evil.example",
    "/%2e%2e//evil.example",
    `/${"a".repeat(2048)}`,
  ])("refuses %.40j", (path) => {
    expect(parsePath(path)).toBeUndefined();
  });

  it.each([
    "redirect_path=/a&redirect_path=/b",
    "redirect_path[]=/a",
    "redirect_path[0]=/a",
    "redirect_path=/a&redirect_path[x]=/b",
  ])("refuses the repeated parameter in %s", (query) => {
    expect(parse(query)).toBeUndefined();
  });
});

const added = "facebook_connected=true&type=messenger";
const afterSuccess = (path: string) => redirectAfterFlow(connected("web", path));

describe("redirectAfterFlow", () => {
  it.each([
    ["/", `/?${added}`],
    ["/settings", `/settings?${added}`],
    ["/settings?", `/settings?${added}`],
    ["/settings?a=1", `/settings?a=1&${added}`],
    ["/settings#part", `/settings?${added}#part`],
    ["/settings?a=1#part?b=2", `/settings?a=1&${added}#part?b=2`],
  ])("adds the result to the query of %s", (path, target) => {
    expect(afterSuccess(path)).toBe(target);
  });

  it("keeps the path's own query byte for byte", () => {
    const own = "b=%7e%2F+x&a&c==&c=%zz&Type=1&types=2&d=?";
    expect(afterSuccess(`/x?${own}`)).toBe(`/x?${own}&${added}`);
  });

  it.each([
    "facebook_connected=true&type=messenger",
    "error=Old%20news.&error_code=old",
    "error_code=old",
    "type",
    "t%79pe=messenger",
    "type=a&type=b",
  ])("replaces the earlier %s", (earlier) => {
    expect(afterSuccess(`/x?a=1&${earlier}&b=2`)).toBe(`/x?a=1&b=2&${added}`);
  });

  const afterProblem = (code: string) => {
    const problem = { code, message: "m", responsible: "user", details: { graphCode: 1 } } as const;
    return redirectAfterFlow({ ...failed("web", "/x?type=old"), result: { ok: false, problem } });
  };

  it("passes on only the code and the message of a problem", () => {
    expect(afterProblem("c")).toBe("/x?error=m&error_code=c");
  });

  it("names the channel after a login as a different user, so that the page can offer a new login", () => {
    expect(afterProblem("different_user")).toBe(
      "/x?error=m&error_code=different_user&type=messenger",
    );
  });
});

describe("redirectWithError", () => {
  it("adds the error and its code", () => {
    expect(redirectWithError("/x", { code: "cancelled", message: "You & I?" })).toBe(
      "/x?error=You%20%26%20I%3F&error_code=cancelled",
    );
  });

  it.each([
    "A plain sentence, with = and & and # and + in it.",
    "Café, “quoted”, 漢字",
    "90% of “Bob's 5 %20 Shop” is used",
    "A lone \ud800 surrogate",
  ])("encodes a message so that it can be decoded twice: %s", (message) => {
    const target = redirectWithError("/x", { code: "c", message });
    const once = new URL(target, "http://localhost").searchParams.get("error") ?? "";
    expect(decodeURIComponent(once)).toBe(
      message.replaceAll("%", " percent").replace("\ud800", "\ufffd"),
    );
  });
});
