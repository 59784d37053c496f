/** Finds the object for an id in a path if the caller may see it. */
import { noActiveToken, noSuchObject, unknownAlias } from "../errors.ts";
import { businessesOf, findPage, findPerson, type State, tasksOf } from "../state.ts";
import type { Caller, GraphCall, GraphNode } from "./types.ts";

export function resolveNode(state: State, call: GraphCall, id: string, caller: Caller): GraphNode {
  if (id === "me") return resolveMe(caller);
  if (!/^\d+$/.test(id)) throw unknownAlias(id);
  const node = resolveId(state, id, caller);
  if (!node) throw noSuchObject(call.method, id);
  return node;
}

function resolveMe(caller: Caller): GraphNode {
  switch (caller.kind) {
    case "app":
      throw noActiveToken();
    case "user":
      return { kind: "user", person: caller.person, caller };
    case "page":
      return { kind: "page", page: caller.page, caller };
  }
}

/**
 * An app token sees people. A user token sees its owner, their businesses and their Pages. A Page
 * token sees its Page.
 */
function resolveId(state: State, id: string, caller: Caller): GraphNode | undefined {
  const person = findPerson(id);
  if (person) {
    const visible = caller.kind === "app" || (caller.kind === "user" && caller.person.id === id);
    return visible ? { kind: "user", person, caller } : undefined;
  }
  if (caller.kind === "user") {
    const business = businessesOf(caller.person.id).find((one) => one.id === id);
    if (business) return { kind: "business", business, caller };
  }
  const page = findPage(state, id);
  if (!page || !seesPage(state, id, caller)) return undefined;
  return { kind: "page", page, caller };
}

function seesPage(state: State, id: string, caller: Caller): boolean {
  if (caller.kind === "app") return false;
  if (caller.kind === "page") return caller.page.id === id;
  return tasksOf(state, caller.person.id, id) !== undefined;
}
