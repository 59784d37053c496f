/** For which Pages a login gave which permission: `granular_scopes` of `debug_token` (`research/meta.md` §1.5). */
import { z } from "zod";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { Result } from "../../channels/model.ts";
import type { ListedPage } from "../../channels/ports/facebook.ts";
import { failed, succeeded } from "../errors/problems.ts";
import type { Graph } from "../graph/client.ts";
import { graphId } from "../graph/graph-id.ts";
import { debugToken } from "./debug-token.ts";
import { permissionsFor } from "./permissions.ts";

/** Ids by permission. `all`: it was given for whatever there is and will be. */
export type GranularScopes = ReadonlyMap<string, readonly string[] | "all">;

const debugShape = z.object({
  data: z.object({
    granular_scopes: z
      .array(
        z.object({
          scope: z.string(),
          // As a number only where JSON has kept every digit.
          target_ids: z.array(z.union([graphId, z.int().transform(String)])).optional(),
        }),
      )
      .optional(),
  }),
});

/** One Graph call. */
export async function readGranularScopes(
  graph: Graph,
  userToken: string,
): Promise<Result<GranularScopes>> {
  const answer = await debugToken(graph, userToken, debugShape);
  if (!answer.ok) return answer;
  const scopes = answer.value.data.granular_scopes;
  if (!scopes) return failed("facebook_unexpected");
  return succeeded(
    new Map(scopes.map(({ scope, target_ids: targets }) => [scope, targets ?? "all"])),
  );
}

/** Where Pages are named, the surest first; the last may name Instagram accounts in their place. */
const namingPages = [
  "pages_show_list",
  "pages_messaging",
  "pages_manage_metadata",
  "instagram_manage_messages",
];

/** Ids of the Pages that were ticked; undefined: none is named, because all were or because Facebook does not say. */
export const selectedPageIds = (scopes: GranularScopes): readonly string[] | undefined =>
  namingPages.map((name) => scopes.get(name)).find((targets) => Array.isArray(targets));

/** A permission that was given for these ids only. */
interface RestrictedPermission {
  readonly permission: string;
  readonly targets: ReadonlySet<string>;
}

/** The Pages, each with what the channel needs and was given, but not for it. Of one without a token there is nothing to say. */
export function addWithheldPermissions(
  pages: readonly ListedPage[],
  type: ChannelType,
  scopes: GranularScopes,
): readonly ListedPage[] {
  const narrowed = restrictedPermissions(type, scopes).filter((scope) =>
    appliesToPages(scope, pages),
  );
  return pages.map((page) => {
    const withheld =
      page.token === undefined ? [] : narrowed.filter((scope) => excludesPage(scope, page));
    return withheld.length > 0
      ? { ...page, withheld: withheld.map(({ permission }) => permission) }
      : page;
  });
}

const restrictedPermissions = (
  type: ChannelType,
  scopes: GranularScopes,
): readonly RestrictedPermission[] =>
  permissionsFor[type].flatMap((permission) => {
    const targets = scopes.get(permission) ?? "all";
    return targets === "all" ? [] : { permission, targets: new Set(targets) };
  });

/**
 * Whether its targets can be held against a Page. Those of `pages_` are Pages (`research/meta.md` §1.6). Of what
 * Instagram's are there is no word of Meta's: where none of them is known here, they are ids of another kind.
 */
const appliesToPages = (scope: RestrictedPermission, pages: readonly ListedPage[]): boolean =>
  !scope.permission.startsWith("instagram_") || pages.some((page) => includesPage(scope, page));

const includesPage = ({ permission, targets }: RestrictedPermission, page: ListedPage): boolean =>
  idsFor(permission, page).some((id) => targets.has(id));

const excludesPage = (scope: RestrictedPermission, page: ListedPage): boolean =>
  idsFor(scope.permission, page).length > 0 && !includesPage(scope, page);

/** By which ids a permission's targets mean this Page; none: they are no Pages, but businesses. */
function idsFor(permission: string, { id, instagram }: ListedPage): readonly string[] {
  if (permission.startsWith("pages_")) return [id];
  return permission.startsWith("instagram_") && instagram ? [id, instagram.id] : [];
}
