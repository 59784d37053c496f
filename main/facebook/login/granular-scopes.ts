import { z } from "zod";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { Result } from "../../channels/model.ts";
import { type Permission, permissions, permissionsFor } from "../../channels/permissions.ts";
import type { ListedPage } from "../../channels/ports/facebook.ts";
import { failed, succeeded } from "../errors/problems.ts";
import type { Graph } from "../graph/client.ts";
import { graphId, graphTerm, listOf } from "../graph/schemas.ts";
import { debugToken } from "./debug-token.ts";

/**
 * The ids of the objects that each permission was granted for, by permission. `all` includes Pages
 * that are created later.
 */
export type GranularScopes = ReadonlyMap<string, readonly string[] | "all">;

const debugSchema = z.object({
  data: z.object({
    // A scope with a malformed id is skipped as a whole. Otherwise, a Page would seem to lack it.
    granular_scopes: listOf(
      z.object({ scope: graphTerm, target_ids: z.array(graphId).optional() }),
    ).optional(),
  }),
});

/**
 * Reads which permissions the user granted for which Pages, from the `granular_scopes` of
 * `debug_token` (docs/research/meta.md §1.5). Makes one Graph call.
 */
export async function readGranularScopes(
  graph: Graph,
  userToken: string,
): Promise<Result<GranularScopes>> {
  const response = await debugToken(graph, userToken, debugSchema);
  if (!response.ok) return response;
  const scopes = response.value.data.granular_scopes;
  if (!scopes) return failed("facebook_unexpected");
  const { items, skipped } = scopes;
  if (skipped > 0) graph.log("facebook.items-skipped", { list: "granular_scopes", skipped });
  return succeeded(
    new Map(items.map(({ scope, target_ids: targets }) => [scope, targets ?? "all"])),
  );
}

/**
 * The permissions that list the ids of Pages, from the most to the least reliable. The last
 * permission is the least reliable, because it may list ids of Instagram accounts instead.
 */
const permissionsWithPageIds: readonly Permission[] = [
  "pages_show_list",
  "pages_messaging",
  "pages_manage_metadata",
  "instagram_manage_messages",
];

/**
 * Returns the ids of the selected Pages. Returns undefined if Meta names no Pages, for example
 * because the user selected all of them.
 */
export const selectedPageIds = (scopes: GranularScopes): readonly string[] | undefined =>
  permissionsWithPageIds.map((name) => scopes.get(name)).find((targets) => Array.isArray(targets));

/** A permission that was granted only for certain ids. */
interface RestrictedPermission {
  readonly permission: Permission;
  readonly targets: ReadonlySet<string>;
}

/**
 * Finds required permissions that the user granted for other Pages, but not for a listed Page.
 * Stores these permissions in the Page's `withheld`. Skips Pages without a token.
 */
export function addWithheldPermissions(
  pages: readonly ListedPage[],
  type: ChannelType,
  scopes: GranularScopes,
): readonly ListedPage[] {
  const restricted = restrictedPermissions(type, scopes).filter((scope) =>
    appliesToPages(scope, pages),
  );
  return pages.map((page) => {
    const withheld =
      page.token === undefined ? [] : restricted.filter((scope) => excludesPage(scope, page));
    return withheld.length > 0
      ? { ...page, withheld: withheld.map(({ permission }) => permission) }
      : page;
  });
}

const restrictedPermissions = (
  type: ChannelType,
  scopes: GranularScopes,
): readonly RestrictedPermission[] =>
  permissionsFor(type).flatMap((permission) => {
    const targets = scopes.get(permission) ?? "all";
    return targets === "all" ? [] : { permission, targets: new Set(targets) };
  });

/**
 * Returns whether the ids of a permission refer to the listed Pages or their Instagram accounts.
 * Meta doesn't document this for Instagram permissions (docs/research/meta.md §1.6). If no id
 * matches a Page, we assume that the ids refer to something else.
 */
const appliesToPages = (scope: RestrictedPermission, pages: readonly ListedPage[]): boolean =>
  permissions[scope.permission].targets !== "pages-or-instagram" ||
  pages.some((page) => includesPage(scope, page));

const includesPage = ({ permission, targets }: RestrictedPermission, page: ListedPage): boolean =>
  idsFor(permission, page).some((id) => targets.has(id));

const excludesPage = (scope: RestrictedPermission, page: ListedPage): boolean =>
  idsFor(scope.permission, page).length > 0 && !includesPage(scope, page);

/** The ids under which a permission may list this Page. */
function idsFor(permission: Permission, { id, instagram }: ListedPage): readonly string[] {
  switch (permissions[permission].targets) {
    case "pages":
      return [id];
    case "pages-or-instagram":
      return instagram ? [id, instagram.id] : [];
    case "businesses":
      return [];
  }
}
