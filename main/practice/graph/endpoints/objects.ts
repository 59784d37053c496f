import { badParameter, noSuchObject } from "../../errors.ts";
import type { State } from "../../state.ts";
import { resolveNode } from "../resolve-node.ts";
import type { Caller, GraphCall } from "../types.ts";
import { readMe } from "./me.ts";
import { readPage } from "./page.ts";

/** The maximum number of ids in one call. */
const maxIds = 50;

/**
 * `GET /?ids=…`, which reads several people or Pages at once (docs/research/meta.md §1.6). If one
 * of them cannot be read, the whole call fails.
 */
export function readObjects(state: State, call: GraphCall, caller: Caller): unknown {
  const ids = (call.params.get("ids") ?? "").split(",").filter((id) => id !== "");
  if (ids.length === 0) throw badParameter("The parameter ids is required.");
  if (ids.length > maxIds) {
    throw badParameter(`Too many IDs. Maximum: ${maxIds}. Provided: ${ids.length}.`);
  }
  return Object.fromEntries(ids.map((id) => [id, readObject(state, call, id, caller)]));
}

function readObject(state: State, call: GraphCall, id: string, caller: Caller): unknown {
  const node = resolveNode(state, call, id, caller);
  switch (node.kind) {
    case "user":
      return readMe(state, call, node);
    case "page":
      return readPage(state, call, node);
    case "business":
      throw noSuchObject(call.method, id);
  }
}
