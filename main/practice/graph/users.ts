/** `/me`, `/me/permissions`, `/me/accounts` (research/meta.md §1.5, §1.6, §2.3). */
import { noSuchObject, unknownPath } from "../errors.ts";
import { isPermission } from "../permissions.ts";
import { endTokens, isGranted, pagesOf, type World } from "../state.ts";
import { askedFields, project } from "./fields.ts";
import { listedPageType } from "./page-node.ts";
import { slicePage } from "./paging.ts";
import type { Handler, UserCaller, UserNode } from "./types.ts";

/** `GET /me`. */
export const readUser: Handler<UserNode> = (_world, call, { person }) =>
  project(
    {
      name: "User",
      defaults: ["name", "id"],
      fields: { id: () => person.id, name: () => person.name },
    },
    askedFields(call.params),
  );

/** `GET /me/permissions`. With an app token, the grant as far as it is remembered. */
export const readPermissions: Handler<UserNode> = (world, _call, { person, caller }) => {
  const grant = caller.kind === "app" ? world.grants.get(person.id) : caller.grant;
  const data = [...(grant?.permissions ?? [])].map(([permission, status]) => ({
    permission,
    status,
  }));
  return { data };
};

/** `DELETE /me/permissions` removes the app; with a permission behind it, only that one. */
export const deletePermissions: Handler<UserNode> = (world, call, { person, caller }) => {
  const permission = call.path[2];
  if (permission === undefined) {
    endTokens(world, person.id, "app-removed");
    return { success: true };
  }
  if (!isPermission(permission)) throw unknownPath(call.path.join("/"));
  const grant = caller.kind === "app" ? world.grants.get(person.id) : caller.grant;
  if (!grant) throw noSuchObject("DELETE", person.id);
  world.grants.set(person.id, {
    ...grant,
    permissions: new Map(grant.permissions).set(permission, "declined"),
  });
  return { success: true };
};

/** `GET /me/accounts`. */
export const readAccounts: Handler<UserNode> = (world, call, { person, caller }) => {
  if (caller.kind !== "user") throw noSuchObject("GET", person.id);
  const edge = `${person.id}/accounts`;
  const { items, paging } = slicePage(
    world,
    call,
    edge,
    listedPages(world, caller),
    ({ id }) => id,
  );
  const asked = askedFields(call.params);
  const data = items.map((page) => project(listedPageType(world, page, caller), asked));
  return { data, ...(paging === undefined ? {} : { paging }) };
};

/** Without `business_management` the Pages of a portfolio are silently left out; `pageLists` tells of the other ways. */
function listedPages(world: World, { person, grant }: UserCaller) {
  const { pageList } = world.behaviour;
  if (pageList === "empty" || !isGranted(grant, "pages_show_list")) return [];
  const portfolioToo = pageList === "full" && isGranted(grant, "business_management");
  return pagesOf(world, person.id).filter((page) => portfolioToo || !page.portfolio);
}
