import { describe, expect, it } from "vitest";
import { parseCallback } from "../../../main/server/parse-callback.ts";

const parse = (query: string) => parseCallback(`/auth/facebook/callback?${query}`);

describe("parseCallback", () => {
  it("parses a code", () => {
    expect(parse("code=abc&state=s")).toEqual({
      state: "s",
      response: { kind: "code", code: "abc" },
    });
  });

  it("parses a refusal with its details", () => {
    const query =
      "error_reason=user_denied&error=access_denied&error_description=Permissions+error.&error_code=200&state=s";
    expect(parse(query)?.response).toEqual({
      kind: "refused",
      error: "access_denied",
      reason: "user_denied",
      errorCode: "200",
    });
  });

  it("parses a refusal without details", () => {
    expect(parse("error=access_denied&state=s")?.response).toEqual({
      kind: "refused",
      error: "access_denied",
    });
  });

  it("parses an app error, which has no `error`", () => {
    expect(parse("error_code=1349126&error_message=App+Not+Setup&state=s")?.response).toEqual({
      kind: "app-error",
      errorCode: "1349126",
    });
  });

  it("parses an empty response", () => {
    expect(parse("state=s")?.response).toEqual({ kind: "nothing" });
  });

  it("ignores unknown parameters", () => {
    expect(parse("code=abc&state=s&granted_scopes=a&granted_scopes=b")?.response.kind).toBe("code");
  });

  it.each([
    ["no query", ""],
    ["no state", "code=abc"],
    ["an empty state", "code=abc&state="],
    ["two states", "code=abc&state=s&state=s"],
    ["an array of states", "code=abc&state[]=s"],
    ["a state beside an array of states", "code=abc&state=s&state[0]=t"],
    ["two codes", "code=abc&code=def&state=s"],
    ["an array of codes", "code[]=abc&state=s"],
    ["an object for a code", "code[x]=abc&state=s"],
    ["an empty code", "code=&state=s"],
    ["two errors", "error=a&error=b&state=s"],
    ["two descriptions", "error=a&error_description=b&error_description=c&state=s"],
    ["a code and an error", "code=abc&error=access_denied&state=s"],
    ["a code and an error code", "code=abc&error_code=1&state=s"],
    ["a giant state", `code=abc&state=${"s".repeat(513)}`],
    ["a giant query", `code=abc&state=s&x=${"x".repeat(8192)}`],
  ])("rejects %s", (_name, query) => {
    expect(parse(query)).toBeUndefined();
  });

  it("survives broken percent-encoding", () => {
    expect(parse("code=%E0%A4%A&state=%")?.state).toBe("%");
  });
});
