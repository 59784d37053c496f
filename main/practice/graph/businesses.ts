/** `/me/businesses`, and a business's own and client Pages (research/meta.md §1.6): what a portfolio shows its people. */

import { businessPermissionNeeded, noSuchObject } from "../errors.ts";
import type { Page } from "../seed.ts";
import { businessesOf, findPage, isGranted, type World } from "../state.ts";
import { askedFields, project } from "./fields.ts";
import { pageType } from "./page-node.ts";
import { slicePage } from "./paging.ts";
import type { BusinessNode, GraphCall, Handler, UserCaller, UserNode } from "./types.ts";

/** `GET /me/businesses`. */
export const readBusinesses: Handler<UserNode> = (world, call, { person, caller }) => {
  if (caller.kind !== "user") throw noSuchObject("GET", person.id);
  checkMayManage(caller);
  const all = businessesOf(person.id);
  const { items, paging } = slicePage(world, call, `${person.id}/businesses`, all, ({ id }) => id);
  const data = items.map((business) => told(business, call));
  return { data, ...(paging === undefined ? {} : { paging }) };
};

/** `GET /{business-id}`. */
export const readBusiness: Handler<BusinessNode> = (_world, call, { business, caller }) => {
  checkMayManage(caller);
  return told(business, call);
};

export const readOwnedPages: Handler<BusinessNode> = (world, call, { business, caller }) =>
  listPages(world, call, caller, `${business.id}/owned_pages`, business.ownedPages);

export const readClientPages: Handler<BusinessNode> = (world, call, { business, caller }) =>
  listPages(world, call, caller, `${business.id}/client_pages`, business.clientPages);

function checkMayManage({ grant }: UserCaller): void {
  if (!isGranted(grant, "business_management")) throw businessPermissionNeeded();
}

const told = ({ id, name }: BusinessNode["business"], call: GraphCall) =>
  project(
    { name: "Business", defaults: ["id", "name"], fields: { id: () => id, name: () => name } },
    askedFields(call.params),
  );

/** All of them, ticked or not: only a Page's token tells whether it is this person's to use. */
function listPages(
  world: World,
  call: GraphCall,
  caller: UserCaller,
  edge: string,
  pages: readonly Page[],
) {
  checkMayManage(caller);
  const held = pages.filter(({ id }) => findPage(world, id));
  const { items, paging } = slicePage(world, call, edge, held, ({ id }) => id);
  const asked = askedFields(call.params);
  const data = items.map((page) => project(pageType(world, page, caller), asked));
  return { data, ...(paging === undefined ? {} : { paging }) };
}
