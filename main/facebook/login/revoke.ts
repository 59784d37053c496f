import { z } from "zod";
import type { Result } from "../../channels/model.ts";
import { succeeded } from "../errors/problems.ts";
import type { Graph } from "../graph/client.ts";

/** Meta returns either, depending on the version (docs/research/meta.md §2.3). */
const successSchema = z.union([z.literal(true), z.object({ success: z.literal(true) })]);

/**
 * Removes the app from the user's profile, which invalidates the user's token and those of all
 * Pages they connected. Succeeds if the token is already invalid, but not if it is behind a
 * checkpoint, because then it may become valid again (docs/research/meta.md §3.2, 190/459).
 */
export async function revoke(
  graph: Graph,
  user: { readonly id: string; readonly token: string },
): Promise<Result<null>> {
  const response = await graph.call({
    method: "DELETE",
    path: `${encodeURIComponent(user.id)}/permissions`,
    token: user.token,
    schema: successSchema,
  });
  if (response.ok || response.problem.health === "reconnect") return succeeded(null);
  return response;
}
