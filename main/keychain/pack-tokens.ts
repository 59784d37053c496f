/** Decides which tokens share an item of the keychain. */
import { z } from "zod";
import { parseJson } from "../../common/json.ts";
import type { TokenName } from "../channels/ports/secret-kinds.ts";

/** The tokens in one item, by name. */
export type Tokens = ReadonlyMap<TokenName, string>;

/** Items by their number, which starts at 1. */
export type Items = ReadonlyMap<number, Tokens>;

export interface ItemWrite {
  readonly number: number;
  /** The whole new content of the item. */
  readonly tokens: Tokens;
  /** The names of those tokens that are new or have changed. */
  readonly changed: readonly TokenName[];
}

const itemSchema = z.record(z.string(), z.string());

export const formatItem = (tokens: Tokens): string => JSON.stringify(Object.fromEntries(tokens));

/** Returns no tokens if the item's value is damaged. Such an item can only be replaced. */
export function parseItem(value: string): Tokens {
  const parsed = itemSchema.safeParse(parseJson(value));
  return new Map(parsed.success ? (Object.entries(parsed.data) as [TokenName, string][]) : []);
}

/** Returns the number of bytes that a token takes up in an item, including a separator. */
const tokenSize = (name: TokenName, token: string): number =>
  Buffer.byteLength(`${JSON.stringify(name)}:${JSON.stringify(token)},`);

/** The braces of an item, without the comma that the last token does not need. */
const emptyItemSize = 1;

const itemSize = (tokens: Tokens): number =>
  [...tokens].reduce((size, [name, token]) => size + tokenSize(name, token), emptyItemSize);

export const fitsIntoItem = (name: TokenName, token: string, maxBytes: number): boolean =>
  itemSize(new Map([[name, token]])) <= maxBytes;

/**
 * Returns a token. If several items contain it, the one with the highest number is the newest
 * (`planWrites`).
 */
export function findToken(items: Items, name: TokenName): string | undefined {
  let newest = 0;
  for (const [number, tokens] of items) if (tokens.has(name) && number > newest) newest = number;
  return items.get(newest)?.get(name);
}

/**
 * Returns the writes that store `tokens` in as few items as possible, at most one write per item.
 * The first token's item comes first.
 *
 * A token stays in its item unless it has become too long for it. It then moves to an item with a
 * higher number, and the old copy stays until its item is next written. So a crash between two
 * writes cannot lose a token.
 *
 * @param maxBytes The maximum size of an item in bytes.
 */
export function planWrites(items: Items, tokens: Tokens, maxBytes: number): readonly ItemWrite[] {
  const homes = newestItems(items);
  const contents = new Map(
    [...items].map(([number, content]) => [
      number,
      new Map([...content].filter(([name]) => homes.get(name) === number)),
    ]),
  );
  const sizes = new Map([...contents].map(([number, content]) => [number, itemSize(content)]));
  const changes = new Map<number, TokenName[]>();

  for (const [name, token] of tokens) {
    const bytes = tokenSize(name, token);
    const home = homes.get(name);
    const old = home === undefined ? undefined : contents.get(home)?.get(name);
    const growth = bytes - (old === undefined ? 0 : tokenSize(name, old));
    const stays = home !== undefined && (sizes.get(home) ?? 0) + growth <= maxBytes;
    const number = stays ? home : itemWithRoom(sizes, maxBytes - bytes, home ?? 0);
    contents.set(number, (contents.get(number) ?? new Map()).set(name, token));
    sizes.set(number, (sizes.get(number) ?? emptyItemSize) + (stays ? growth : bytes));
    changes.set(number, [...(changes.get(number) ?? []), name]);
  }
  return [...changes].map(([number, changed]) => ({
    number,
    tokens: contents.get(number) ?? new Map(),
    changed,
  }));
}

/** Returns the highest number of the items that contain each token. */
function newestItems(items: Items): ReadonlyMap<TokenName, number> {
  const newest = new Map<TokenName, number>();
  for (const [number, tokens] of items) {
    for (const name of tokens.keys())
      newest.set(name, Math.max(number, newest.get(name) ?? number));
  }
  return newest;
}

/**
 * Returns the number of an item of at most `maxSize` bytes, or else the lowest unused number. The
 * number is always higher than `after`.
 */
function itemWithRoom(sizes: ReadonlyMap<number, number>, maxSize: number, after: number): number {
  for (const [number, size] of sizes) if (number > after && size <= maxSize) return number;
  let number = after + 1;
  while (sizes.has(number)) number += 1;
  return number;
}
