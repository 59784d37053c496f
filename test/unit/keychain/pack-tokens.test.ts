import { describe, expect, it } from "vitest";
import type { TokenName } from "../../../main/channels/ports/secret-kinds.ts";
import {
  findToken,
  fitsIntoItem,
  formatItem,
  type ItemWrite,
  parseItem,
  planWrites,
  type Tokens,
} from "../../../main/keychain/pack-tokens.ts";

const tokens = (entries: Readonly<Record<string, string>>): Tokens =>
  new Map(Object.entries(entries) as [TokenName, string][]);

/** Returns tokens of 200 characters for Pages with these ids. */
const pageTokens = (from: number, to: number): Tokens =>
  new Map(
    Array.from({ length: to - from + 1 }, (_, index) => [
      `page:${1_000_000 + from + index}`,
      "t".repeat(200),
    ]),
  );

const apply = (items: ReadonlyMap<number, Tokens>, writes: readonly ItemWrite[]) =>
  new Map([...items, ...writes.map(({ number, tokens: content }) => [number, content] as const)]);

const bytes = (content: Tokens) => Buffer.byteLength(formatItem(content));

describe("an item", () => {
  it("is read as it was written", () => {
    const content = tokens({ "page:1": 'a "quoted" tökén\\', "user:2": "b" });
    expect(parseItem(formatItem(content))).toEqual(content);
  });

  it.each(["", "{", "null", "[]", '{"page:1":2}', "\u0000"])(
    "has no tokens if its value is damaged: %j",
    (value) => {
      expect(parseItem(value)).toEqual(new Map());
    },
  );
});

describe("planWrites", () => {
  it.each([2_560, 16_000])("fills items up to %i bytes before it begins another", (maxBytes) => {
    const writes = planWrites(new Map(), pageTokens(1, 500), maxBytes);
    const size = bytes(pageTokens(1, 2)) - bytes(pageTokens(1, 1));
    expect(writes).toHaveLength(Math.ceil(500 / Math.floor((maxBytes - 1) / size)));
    for (const { tokens: content } of writes.slice(0, -1)) {
      expect(bytes(content)).toBeLessThanOrEqual(maxBytes);
      expect(bytes(content) + size).toBeGreaterThan(maxBytes);
    }
    const stored = apply(new Map(), writes);
    for (const [name, token] of pageTokens(1, 500)) expect(findToken(stored, name)).toBe(token);
  });

  it("writes only the items that change, each once and with all their tokens", () => {
    const before = apply(new Map(), planWrites(new Map(), pageTokens(1, 30), 2_560));
    expect(before.size).toBeGreaterThan(2);
    const writes = planWrites(before, tokens({ "page:1000001": "new", "page:9": "other" }), 2_560);
    expect(writes.flatMap(({ changed }) => changed)).toEqual(["page:1000001", "page:9"]);
    expect(new Set(writes.map(({ number }) => number)).size).toBe(writes.length);
    const after = apply(before, writes);
    for (const [name, token] of pageTokens(2, 30)) expect(findToken(after, name)).toBe(token);
    expect(findToken(after, "page:1000001")).toBe("new");
  });

  it("begins with the item of the first token", () => {
    const before = new Map([[7, tokens({ "user:1": "old" })]]);
    const writes = planWrites(before, new Map([["user:1", "new"], ...pageTokens(1, 40)]), 2_560);
    expect(writes[0]?.changed[0]).toBe("user:1");
    expect(writes[0]?.number).toBe(7);
  });

  it("uses the numbers of items that were deleted", () => {
    const before = new Map([
      [1, pageTokens(1, 11)],
      [3, pageTokens(12, 22)],
    ]);
    const writes = planWrites(before, pageTokens(23, 23), 2_560);
    expect(writes.map(({ number }) => number)).toEqual([2]);
  });

  it("never removes a token before its longer successor is stored", () => {
    const before = new Map([
      [1, pageTokens(1, 11)],
      [2, pageTokens(12, 22)],
    ]);
    const longer = tokens({ "page:1000001": "n".repeat(900), "page:1000012": "new" });
    const writes = planWrites(before, longer, 2_560);
    for (let done = 0; done <= writes.length; done += 1) {
      const stored = apply(before, writes.slice(0, done));
      for (const [name, token] of pageTokens(1, 22)) {
        expect([token, longer.get(name)]).toContain(findToken(stored, name));
      }
    }
    const after = apply(before, writes);
    expect(findToken(after, "page:1000001")).toBe("n".repeat(900));
    for (const content of after.values()) expect(bytes(content)).toBeLessThanOrEqual(2_560);
  });

  it("drops the old copy of a token that has moved when its item is written again", () => {
    const before = new Map([
      [1, tokens({ "page:1": "old", "page:2": "a" })],
      [2, tokens({ "page:1": "new" })],
    ]);
    expect(findToken(before, "page:1")).toBe("new");
    const [write] = planWrites(before, tokens({ "page:2": "b" }), 2_560);
    expect(write).toEqual({ number: 1, tokens: tokens({ "page:2": "b" }), changed: ["page:2"] });
  });
});

describe("fitsIntoItem", () => {
  it("counts the bytes of the whole item", () => {
    const size = bytes(tokens({ "page:1": "é" }));
    expect(fitsIntoItem("page:1", "é", size)).toBe(true);
    expect(fitsIntoItem("page:1", "é", size - 1)).toBe(false);
  });
});
