import type { ChannelType } from "../../common/contract/accounts.ts";
import type { MissingPermissionRecord } from "./model.ts";
import { permissionsFor } from "./permissions.ts";
import type { Login } from "./ports/facebook.ts";

/** Returns the channel's permissions that the login did not grant, required permissions first. */
export function missingPermissions(
  type: ChannelType,
  permissions: Login["permissions"],
): readonly MissingPermissionRecord[] {
  return permissionsFor(type)
    .filter((permission) => !permissions.granted.includes(permission))
    .map((permission) => ({ permission, status: statusOf(permission, permissions) }));
}

function statusOf(name: string, { declined, expired }: Login["permissions"]) {
  if (declined.includes(name)) return "declined";
  return expired.includes(name) ? "expired" : "absent";
}

/**
 * True if asking the user again may help. It doesn't help if all the permissions are `absent`,
 * because the login dialog never offered them.
 */
export const canAskAgain = (missing: readonly MissingPermissionRecord[]): boolean =>
  missing.some(({ status }) => status !== "absent");
