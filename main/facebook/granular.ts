/** For which Pages a login gave which permission: `granular_scopes` of `debug_token` (`research/meta.md` §1.5). */
import { z } from "zod";
import type { ChannelType } from "../../preload/contract.ts";
import type { ListedPage, Outcome } from "../channels/ports.ts";
import type { Graph } from "./client.ts";
import { permissionsFor } from "./permissions.ts";
import { failed, succeeded } from "./problems.ts";

/** Ids by permission. `all`: it was given for whatever there is and will be. */
export type GranularScopes = ReadonlyMap<string, readonly string[] | "all">;

const debugShape = z.object({
  data: z.object({
    granular_scopes: z
      .array(
        z.object({
          scope: z.string(),
          target_ids: z.array(z.coerce.string()).optional(),
        }),
      )
      .optional(),
  }),
});

/** One Graph call, which Facebook refuses where the app's type is Native or Desktop (§1.3). */
export async function readGranularScopes(
  graph: Graph,
  userToken: string,
): Promise<Outcome<GranularScopes>> {
  const answer = await graph.call({
    method: "GET",
    path: "debug_token",
    fields: { input_token: userToken },
    token: `${graph.appId}|${graph.appSecret}`,
    answer: debugShape,
  });
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
export const tickedPages = (scopes: GranularScopes): readonly string[] | undefined =>
  namingPages.map((name) => scopes.get(name)).find((targets) => Array.isArray(targets));

/** What the channel needs and was given, but not for this Page. Of a Page without a token there is nothing to say. */
export function withheldFrom(
  page: ListedPage,
  type: ChannelType,
  scopes: GranularScopes,
): readonly string[] {
  if (page.token === undefined) return [];
  return permissionsFor[type].filter((name) => {
    const targets = scopes.get(name);
    const ids = idsFor(name, page);
    return Array.isArray(targets) && ids.length > 0 && !ids.some((id) => targets.includes(id));
  });
}

/** By which ids a permission's targets mean this Page; none: they are no Pages, but businesses. */
function idsFor(permission: string, { id, instagram }: ListedPage): readonly string[] {
  if (permission.startsWith("pages_")) return [id];
  return permission.startsWith("instagram_") && instagram ? [id, instagram.id] : [];
}
