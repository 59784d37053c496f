/** What the id in a path stands for, as far as the caller may know. */
import { noActiveToken, noSuchObject, unknownAlias } from "../errors.ts";
import { businessesOf, findPage, findPerson, tasksOf, type World } from "../state.ts";
import type { Caller, GraphCall, GraphNode } from "./types.ts";

export function resolveNode(world: World, call: GraphCall, id: string, caller: Caller): GraphNode {
  if (id === "me") return resolveMe(caller);
  if (!/^\d+$/.test(id)) throw unknownAlias(id);
  const node = resolveId(world, id, caller);
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

/** An app token sees people; a person's token themselves, their businesses and the Pages they hold; a Page's token the Page. */
function resolveId(world: World, id: string, caller: Caller): GraphNode | undefined {
  const person = findPerson(id);
  if (person) {
    const visible = caller.kind === "app" || (caller.kind === "user" && caller.person.id === id);
    return visible ? { kind: "user", person, caller } : undefined;
  }
  if (caller.kind === "user") {
    const business = businessesOf(caller.person.id).find((one) => one.id === id);
    if (business) return { kind: "business", business, caller };
  }
  const page = findPage(world, id);
  if (!page || !seesPage(world, id, caller)) return undefined;
  return { kind: "page", page, caller };
}

function seesPage(world: World, id: string, caller: Caller): boolean {
  if (caller.kind === "app") return false;
  if (caller.kind === "page") return caller.page.id === id;
  return tasksOf(world, caller.person.id, id) !== undefined;
}
