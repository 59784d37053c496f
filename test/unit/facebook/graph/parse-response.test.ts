import { describe, expect, it } from "vitest";
import { parseResponse } from "../../../../main/facebook/graph/parse-response.ts";

const parsed = (body: string): unknown => {
  const response = parseResponse(body);
  return response.kind === "value" ? response.value : response.kind;
};

describe("a number", () => {
  it.each<readonly [string, unknown]>([
    ['{"id":17841400008460056}', { id: "17841400008460056" }],
    ['{"id" : 122093847561298765432 }', { id: "122093847561298765432" }],
    ["[-12345678901234567890,1]", ["-12345678901234567890", 1]],
    [
      '{"a":"\\"12345678901234567890,12345678901234567890"}',
      {
        a: '"12345678901234567890,12345678901234567890',
      },
    ],
    [
      '{"text":": 12345678901234567890","id":12345678901234567890}',
      {
        text: ": 12345678901234567890",
        id: "12345678901234567890",
      },
    ],
    ["[0.12345678901234567890]", [0.12345678901234568]],
    ["[1e0000000000000000001]", [10]],
    ['{"id":104512987345601}', { id: 104512987345601 }],
  ])("keeps every digit of %s", (body, value) => {
    expect(parsed(body)).toEqual(value);
  });

  it("fails the response, not Pagekeeper, if it is nested too deeply", () => {
    const depth = 100_000;
    const body = `${"[".repeat(depth)}12345678901234567890${"]".repeat(depth)}`;
    expect(parseResponse(body)).toEqual({ kind: "not-json" });
  });

  it("is read quickly from a large response", () => {
    const long = "12345678901234567890";
    for (const body of [
      `[${long},"${'\\"'.repeat(1_000_000)}"]`,
      `[${Array.from({ length: 100_000 }, () => long).join()}]`,
      `{"a":${long},"b":"${"x".repeat(4_000_000)}`,
    ]) {
      const start = performance.now();
      parseResponse(body);
      expect(performance.now() - start).toBeLessThan(5_000);
    }
  });
});
