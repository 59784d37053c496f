/** Decides which permissions the dialog asks for, and how the answers change the grant. */
import { alwaysGranted, type Permission, type PermissionStatus } from "../permissions.ts";
import type { Business } from "../seed.ts";
import type { Grant } from "../state.ts";
import type { DialogRequest } from "./request.ts";

/**
 * Returns the permissions to ask for. `keepsEarlier` says whether the person keeps the settings of
 * an earlier login, as Facebook suggests (docs/research/meta.md §1.1). The dialog then asks only
 * for permissions that the person has not answered yet, and on a rerequest for declined ones, too.
 */
export function permissionsToAsk(
  { scopes, allOrNone, rerequest }: DialogRequest,
  earlier: Grant | undefined,
  keepsEarlier: boolean,
): readonly Permission[] {
  const declinable = scopes.filter((scope) => scope !== alwaysGranted);
  if (!earlier || !keepsEarlier) return declinable;
  const answered: readonly (PermissionStatus | undefined)[] = rerequest
    ? ["granted"]
    : ["granted", "declined"];
  const open = declinable.filter((scope) => !answered.includes(earlier.permissions.get(scope)));
  return allOrNone && open.length > 0 ? declinable : open;
}

/** What the person chose. Undefined choices were not asked for and stay as they were. */
export interface Choices {
  readonly pages: Grant["pages"] | undefined;
  /** The ids of the Pages whose Instagram accounts the app may not use. */
  readonly withoutInstagram: ReadonlySet<string> | undefined;
  readonly withoutBusinesses: readonly Business[] | undefined;
  readonly permissions: ReadonlyMap<Permission, PermissionStatus>;
}

/** Returns the grant after the dialog. New answers replace earlier ones. */
export function grantAfter(earlier: Grant | undefined, choices: Choices): Grant {
  const withheld = new Map(choices.pages ? [] : earlier?.withheld);
  const { withoutInstagram, withoutBusinesses } = choices;
  if (withoutInstagram) {
    withheld.set("instagram_basic", withoutInstagram);
    withheld.set("instagram_manage_messages", withoutInstagram);
  }
  if (withoutBusinesses) {
    const pages = withoutBusinesses.flatMap(({ ownedPages }) => ownedPages.map(({ id }) => id));
    withheld.set("business_management", new Set(pages));
  }
  return {
    pages: choices.pages ?? earlier?.pages ?? new Set(),
    permissions: new Map([
      ...(earlier?.permissions ?? []),
      [alwaysGranted, "granted"] as const,
      ...choices.permissions,
    ]),
    ...(withheld.size > 0 && { withheld }),
  };
}
