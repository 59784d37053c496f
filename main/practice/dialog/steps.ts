/** The order of the dialog's steps, and what the person has chosen at their end. */
import type { Permission } from "../permissions.ts";
import { businesses } from "../seed.ts";
import type { Grant } from "../state.ts";
import { assetsOf, earlierGrant, selectionOf, unselected } from "./assets.ts";
import type { Dialog, Step } from "./form.ts";
import { grantAfter, permissionsToAsk } from "./grants.ts";

export const askedPermissions = (dialog: Dialog): readonly Permission[] =>
  permissionsToAsk(dialog.request, earlierGrant(dialog), dialog.keepsEarlier);

/**
 * Returns the steps after "Continue as". The Instagram accounts and businesses are asked for
 * together with the permissions that need them.
 */
export function stepsOf(dialog: Dialog): readonly Step[] {
  const asked = askedPermissions(dialog);
  const asksFor = (permission: Permission, step: "instagram" | "businesses"): readonly Step[] =>
    asked.includes(permission) && assetsOf(dialog, step).length > 0 ? [step] : [];
  return [
    ...(keepsPages(dialog) ? [] : (["pages"] as const)),
    ...asksFor("instagram_basic", "instagram"),
    ...asksFor("business_management", "businesses"),
    ...(asked.length > 0 ? (["review"] as const) : []),
  ];
}

const keepsPages = (dialog: Dialog): boolean =>
  dialog.keepsEarlier && earlierGrant(dialog) !== undefined;

/** Returns the grant that results from the answers to all steps. */
export function grantOf(dialog: Dialog): Grant {
  const steps = stepsOf(dialog);
  const selected = selectionOf(dialog, "pages");
  const known = assetsOf(dialog, "pages").map(({ id }) => id);
  const pages = selected === "all" ? selected : new Set(known.filter((id) => selected.has(id)));
  const skipped = unselected(dialog, "businesses");
  return grantAfter(earlierGrant(dialog), {
    pages: steps.includes("pages") ? pages : undefined,
    withoutInstagram: steps.includes("instagram") ? unselected(dialog, "instagram") : undefined,
    withoutBusinesses: steps.includes("businesses")
      ? businesses.filter(({ id }) => skipped.has(id))
      : undefined,
    permissions: new Map(
      askedPermissions(dialog).map((name) => [
        name,
        isAllowed(dialog, name) ? "granted" : "declined",
      ]),
    ),
  });
}

/** Before the review, everything counts as allowed. */
export function isAllowed({ request, inputs }: Dialog, permission: Permission): boolean {
  if (!inputs.has("reviewed")) return true;
  return request.allOrNone
    ? inputs.has("all-permissions")
    : inputs.getAll("permission").includes(permission);
}
