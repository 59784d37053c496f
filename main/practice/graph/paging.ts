/** Splits a list into pages with cursors (docs/research/meta.md §1.6). */
import { badParameter } from "../errors.ts";
import type { State } from "../state.ts";
import type { GraphCall } from "./types.ts";

const defaultLimit = 25;
const maxLimit = 100;

interface ListPage<T> {
  readonly items: readonly T[];
  /** The cursors and the URL of the next page, or undefined if there are no items. */
  readonly paging: unknown;
}

/**
 * Returns the page of the list that the call asks for. `edge` is the path of the list, such as
 * `{user-id}/accounts`. As in Meta's responses, the `next` URL contains the access token.
 */
export function paginate<T extends { readonly id: string }>(
  state: State,
  call: GraphCall,
  edge: string,
  all: readonly T[],
): ListPage<T> {
  const limit = readLimit(call.params);
  const ids = all.map(({ id }) => id);
  const { index, count } = rangeOf(call.params, ids, limit);
  const items = all.slice(index, index + count);
  const [first, last] = [items.at(0), items.at(-1)];
  if (first === undefined || last === undefined) return { items, paging: undefined };

  const cursors = { before: encodeCursor(first.id), after: encodeCursor(last.id) };
  const urlWith = (cursor: Readonly<Record<string, string>>) =>
    pageUrl(state, call, edge, limit, cursor);
  return {
    items,
    paging: {
      cursors,
      ...(index + items.length < all.length ? { next: urlWith({ after: cursors.after }) } : {}),
      ...(index > 0 ? { previous: urlWith({ before: cursors.before }) } : {}),
    },
  };
}

function readLimit(params: URLSearchParams): number {
  const text = params.get("limit");
  if (text === null) return defaultLimit;
  if (!/^[1-9]\d{0,9}$/.test(text)) throw badParameter("Param limit must be a positive integer");
  return Math.min(Number(text), maxLimit);
}

function rangeOf(params: URLSearchParams, ids: readonly string[], limit: number) {
  const [after, before] = [params.get("after"), params.get("before")];
  if (after) return { index: indexOfCursor(ids, after) + 1, count: limit };
  if (!before) return { index: 0, count: limit };
  const end = indexOfCursor(ids, before);
  const index = Math.max(0, end - limit);
  return { index, count: end - index };
}

const encodeCursor = (id: string): string => Buffer.from(`cursor:${id}`).toString("base64url");

function indexOfCursor(ids: readonly string[], cursor: string): number {
  const [kind, id] = Buffer.from(cursor, "base64url").toString().split(":");
  const index = kind === "cursor" && id !== undefined ? ids.indexOf(id) : -1;
  if (index < 0) throw badParameter("Invalid cursors values");
  return index;
}

function pageUrl(
  state: State,
  call: GraphCall,
  edge: string,
  limit: number,
  cursor: Readonly<Record<string, string>>,
): string {
  const params = new URLSearchParams(call.params);
  for (const name of ["after", "before", "appsecret_proof", "appsecret_time"]) params.delete(name);
  params.set("limit", String(limit));
  for (const [name, value] of Object.entries(cursor)) params.set(name, value);
  const version = call.version ? `/${call.version}` : "";
  return `${state.origin}${version}/${edge}?${params}`;
}
