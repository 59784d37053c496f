import { noSuchObject } from "../../errors.ts";
import { businessesOf, isBusinessSelected } from "../../state.ts";
import { paginate } from "../paging.ts";
import type { Handler, UserNode } from "../types.ts";
import { businessBody, requireBusinessPermission } from "./business.ts";

/** `GET /me/businesses` (docs/research/meta.md §1.6). */
export const readBusinesses: Handler<UserNode> = (state, call, { person, caller }) => {
  if (caller.kind !== "user") throw noSuchObject("GET", person.id);
  requireBusinessPermission(caller);
  const businesses = businessesOf(person.id).filter((each) =>
    isBusinessSelected(caller.grant, each),
  );
  const { items, paging } = paginate(state, call, `${person.id}/businesses`, businesses);
  return { data: items.map((business) => businessBody(business, call)), paging };
};
