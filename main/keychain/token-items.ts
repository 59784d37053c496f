import type { SecretReadResult, SecretWriteOptions } from "../channels/ports/keychain.ts";
import type { TokenName } from "../channels/ports/secret-kinds.ts";
import type { ItemAccess } from "./item-access.ts";
import { findToken, formatItem, parseItem, planWrites, type Tokens } from "./pack-tokens.ts";
import type { Failure, WithReason } from "./unavailable-reason.ts";

/** Remembers how many items a service has, because keytar cannot safely list them. */
export interface ItemCount {
  /** Returns the highest number that an item may have. It may be too low if records were lost. */
  get(): number;
  /** Called before items with higher numbers are written, and after items were deleted. */
  set(count: number): void;
}

/**
 * Stores many tokens in each item of the keychain, because the time that a write takes grows with
 * the number of items on Linux, and macOS may ask for permission once per item.
 *
 * Keeps the items in memory. An item is only ever replaced if its content was read or written since
 * then. Otherwise a write could lose the other tokens in the item.
 */
export interface TokenItems {
  /** Returns a token from memory, if it is there. */
  cached(name: TokenName): string | undefined;
  read(name: TokenName): Promise<WithReason<SecretReadResult>>;
  write(tokens: Tokens, options: SecretWriteOptions): Promise<Failure | undefined>;
  delete(names: ReadonlySet<TokenName>): Promise<DeleteResult>;
  /** Returns whether there are no items. Returns false if that is unknown. */
  isEmpty(): Promise<boolean>;
  clearCache(): void;
}

interface DeleteResult {
  readonly deleted: ReadonlySet<TokenName>;
  /** Why the others could not be deleted. Absent if all were deleted. */
  readonly failure?: Failure;
}

export interface TokenItemsDeps {
  readonly access: ItemAccess;
  readonly count: ItemCount;
  /** Returns the account name of the item with this number. */
  readonly account: (number: number) => string;
  /** The maximum size of an item in bytes. */
  readonly maxBytes: number;
}

export function createTokenItems({ access, count, account, maxBytes }: TokenItemsDeps): TokenItems {
  /** The items whose content is known. */
  const items = new Map<number, Tokens>();
  /** Whether `items` is complete. */
  let loaded = false;

  function clearCache(): void {
    items.clear();
    loaded = false;
  }

  /**
   * Reads an item. If the keychain seems locked although another item has just been read, another
   * profile may have deleted the canary together with its last secret. So stores the canary again.
   */
  async function readItem(number: number): Promise<WithReason<SecretReadResult>> {
    const item = await access.read(account(number));
    if (item.status !== "locked" || items.size === 0) return item;
    return (await access.ensureOpen()) ?? access.read(account(number));
  }

  /** Reads all items that are not known yet. Stops at the first failure. */
  async function load(): Promise<Failure | undefined> {
    for (let number = 1; !loaded; number += 1) {
      if (items.has(number)) continue;
      const item = await readItem(number);
      if (item.status === "found") items.set(number, parseItem(item.secret));
      else if (item.status !== "absent") return item;
      // Another program may have deleted an item in the middle, so go on up to the known count.
      // Look beyond it each time, because the count may be too low, and a write would replace an
      // item that was missed.
      else if (number > count.get()) loaded = true;
    }
    return undefined;
  }

  const loadForChange = async (): Promise<Failure | undefined> =>
    loaded ? undefined : ((await access.ensureOpen()) ?? load());

  /** Replaces an item, or deletes it if no tokens are left for it. */
  async function replace(number: number, tokens: Tokens): Promise<Failure | undefined> {
    const failure = await (tokens.size === 0
      ? access.delete(account(number))
      : access.write(account(number), formatItem(tokens)));
    if (failure !== undefined) {
      // The item may or may not have changed.
      items.delete(number);
      loaded = false;
    } else if (tokens.size === 0) items.delete(number);
    else items.set(number, tokens);
    return failure;
  }

  async function read(name: TokenName): Promise<WithReason<SecretReadResult>> {
    const failure = await load();
    if (failure !== undefined) return failure;
    const token = findToken(items, name);
    return token === undefined ? { status: "absent" } : { status: "found", secret: token };
  }

  async function write(
    tokens: Tokens,
    { signal, onWritten }: SecretWriteOptions,
  ): Promise<Failure | undefined> {
    const failure = await loadForChange();
    if (failure !== undefined) return failure;
    const writes = planWrites(items, tokens, maxBytes);
    const highest = Math.max(...items.keys(), ...writes.map(({ number }) => number));
    if (highest > count.get()) count.set(highest);
    for (const { number, tokens: content, changed } of writes) {
      if (signal?.aborted) return undefined;
      const refused = await replace(number, content);
      if (refused !== undefined) return refused;
      if (changed.length > 0) onWritten?.(changed);
    }
    return undefined;
  }

  async function deleteTokens(names: ReadonlySet<TokenName>): Promise<DeleteResult> {
    const unread = await loadForChange();
    if (unread !== undefined) return { deleted: new Set(), failure: unread };
    // A damaged item has no tokens, but its value may still contain the text of some.
    const affected = new Map(
      [...items].filter(([, tokens]) => tokens.size === 0 || containsAny(tokens, names)),
    );
    let failure: Failure | undefined;
    for (const [number, tokens] of [...affected]) {
      const refused = await replace(number, without(tokens, names));
      failure ??= refused;
      if (refused === undefined) affected.delete(number);
      // A failed call affects only its item, but a locked keychain fails for all.
      else if (refused.status !== "failed") break;
    }
    if (failure === undefined) updateCount();
    const left = [...affected.values()];
    const mayBeLeft = (name: TokenName) =>
      left.some((tokens) => tokens.size === 0 || tokens.has(name));
    const deleted = new Set([...names].filter((name) => !mayBeLeft(name)));
    return { deleted, ...(failure && { failure }) };
  }

  function updateCount(): void {
    const highest = Math.max(0, ...items.keys());
    if (highest !== count.get()) count.set(highest);
  }

  return {
    cached: (name) => findToken(items, name),
    read,
    write,
    delete: deleteTokens,
    isEmpty: async () => (await load()) === undefined && items.size === 0,
    clearCache,
  };
}

const containsAny = (tokens: Tokens, names: ReadonlySet<TokenName>): boolean =>
  [...tokens.keys()].some((name) => names.has(name));

const without = (tokens: Tokens, names: ReadonlySet<TokenName>): Tokens =>
  new Map([...tokens].filter(([name]) => !names.has(name)));
