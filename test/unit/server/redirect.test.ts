import { describe, expect, it } from "vitest";
import { parameter, parametersOf } from "../../../main/server/query-params.ts";
import { parseRedirectPath } from "../../../main/server/redirect.ts";

const parse = (query: string) =>
  parseRedirectPath(parameter(parametersOf(`/connect?${query}`), "redirect_path"));
const parsePath = (path: string) => parse(`redirect_path=${encodeURIComponent(path)}`);

describe("parseRedirectPath", () => {
  it("is the start page when none was asked for", () => {
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
  ])("takes the own path %.40j", (path) => {
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
  ])("refuses the array %s", (query) => {
    expect(parse(query)).toBeUndefined();
  });
});
