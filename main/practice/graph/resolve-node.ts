/** Finds the object that an id in a path refers to, if the caller has access to the object. */
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
 * Returns undefined if the token gives no access to the object. An app token gives access to
 * people. A user token gives access to its owner and to the owner's businesses and Pages. A Page
 * token gives access to its Page.
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
