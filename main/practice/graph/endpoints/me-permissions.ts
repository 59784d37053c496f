import { noSuchObject, unknownPath } from "../../errors.ts";
import { isPermission } from "../../permissions.ts";
import { type Grant, invalidateTokens, type State } from "../../state.ts";
import type { Handler, UserNode } from "../types.ts";

/** `GET /me/permissions` (docs/research/meta.md §1.5). */
export const readPermissions: Handler<UserNode> = (state, _call, node) => {
  const permissions = [...(grantOf(state, node)?.permissions ?? [])];
  return { data: permissions.map(([permission, status]) => ({ permission, status })) };
};

/**
 * `DELETE /me/permissions` removes the app. `DELETE /me/permissions/{permission}` revokes a single
 * permission (docs/research/meta.md §2.3).
 */
export const deletePermissions: Handler<UserNode> = (state, call, node) => {
  const { person } = node;
  const permission = call.path[2];
  if (permission === undefined) {
    invalidateTokens(state, person.id, "app-removed");
    return { success: true };
  }
  if (!isPermission(permission)) throw unknownPath(call.path.join("/"));
  const grant = grantOf(state, node);
  if (!grant) throw noSuchObject("DELETE", person.id);
  state.grants.set(person.id, {
    ...grant,
    permissions: new Map(grant.permissions).set(permission, "declined"),
  });
  return { success: true };
};

/**
 * Returns the person's grant. After a restart, returns undefined for an app token, because grants
 * exist in memory only and an app token contains none.
 */
const grantOf = (state: State, { person, caller }: UserNode): Grant | undefined =>
  caller.kind === "app" ? state.grants.get(person.id) : caller.grant;
