import { z } from "zod";
import type { Result } from "../../channels/model.ts";
import { succeeded } from "../errors/problems.ts";
import type { Graph } from "../graph/client.ts";

/** Graph answers either, depending on the version (`research/meta.md` §2.3). */
const done = z.union([z.literal(true), z.object({ success: z.literal(true) })]);

/**
 * Removes the app from the user's profile: all tokens of that user, and so of every Page connected by them, end.
 * A token that is already dead can end nothing any more, which counts as done. One behind a checkpoint does
 * not: it may come back to life (§3.2, 190/459).
 */
export async function revoke(
  graph: Graph,
  user: { readonly id: string; readonly token: string },
): Promise<Result<null>> {
  const answer = await graph.call({
    method: "DELETE",
    path: `${encodeURIComponent(user.id)}/permissions`,
    token: user.token,
    schema: done,
  });
  if (answer.ok || answer.problem.health === "reconnect") return succeeded(null);
  return answer;
}
