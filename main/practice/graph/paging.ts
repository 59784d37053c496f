/** Cursor paging (research/meta.md §1.6): 25 an answer unless `limit` says more, at most 100. */
import { badParameter } from "../errors.ts";
import type { World } from "../state.ts";
import type { GraphCall } from "./types.ts";

const defaultLimit = 25;
const maxLimit = 100;

interface Slice<T> {
  readonly items: readonly T[];
  /** Absent when there is nothing to page through. */
  readonly paging?: unknown;
}

/**
 * One page of `all`, and the way to its neighbours. `edge` is the path of the list (`{user-id}/accounts`): like Meta's,
 * `next` is a whole address with the access token in it.
 */
export function slicePage<T>(
  world: World,
  call: GraphCall,
  edge: string,
  all: readonly T[],
  idOf: (item: T) => string,
): Slice<T> {
  const limit = readLimit(call.params);
  const from = start(call.params, all.map(idOf), limit);
  const items = all.slice(from.index, from.index + from.count);
  const [first, last] = [items.at(0), items.at(-1)];
  if (first === undefined || last === undefined) return { items };

  const before = encodeCursor(idOf(first));
  const after = encodeCursor(idOf(last));
  const more = from.index + items.length < all.length;
  return {
    items,
    paging: {
      cursors: { before, after },
      ...(more ? { next: pageUrl(world, call, edge, limit, { after }) } : {}),
      ...(from.index > 0 ? { previous: pageUrl(world, call, edge, limit, { before }) } : {}),
    },
  };
}

function readLimit(params: URLSearchParams): number {
  const text = params.get("limit");
  if (text === null) return defaultLimit;
  if (!/^[1-9]\d{0,9}$/.test(text)) throw badParameter("Param limit must be a positive integer");
  return Math.min(Number(text), maxLimit);
}

function start(params: URLSearchParams, ids: readonly string[], limit: number) {
  const [after, before] = [params.get("after"), params.get("before")];
  if (after) return { index: locate(ids, after) + 1, count: limit };
  if (!before) return { index: 0, count: limit };
  const end = locate(ids, before);
  const index = Math.max(0, end - limit);
  return { index, count: end - index };
}

const encodeCursor = (id: string): string => Buffer.from(`cursor:${id}`).toString("base64url");

function locate(ids: readonly string[], cursor: string): number {
  const [kind, id] = Buffer.from(cursor, "base64url").toString().split(":");
  const index = kind === "cursor" && id !== undefined ? ids.indexOf(id) : -1;
  if (index < 0) throw badParameter("Invalid cursors values");
  return index;
}

function pageUrl(
  world: World,
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
  return `${world.origin}${version}/${edge}?${params}`;
}
