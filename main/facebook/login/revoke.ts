import { z } from "zod";
import type { Problem, Result } from "../../channels/model.ts";
import { succeeded } from "../errors/problems.ts";
import type { Graph } from "../graph/client.ts";

/** Meta returns either form, depending on the version (docs/research/meta.md §2.3). */
const successSchema = z.union([z.literal(true), z.object({ success: z.literal(true) })]);

/**
 * Removes the app from the user's profile. This invalidates the user's token and the tokens of all
 * Pages that the user connected. Succeeds if the token is already invalid. Fails while the user
 * must pass a checkpoint (code 190, subcode 459 in docs/research/meta.md §3.2), because the token
 * may become valid again afterwards.
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
  return response.ok || isTokenInvalid(response.problem) ? succeeded(null) : response;
}

/** The code 190 with `gone` means that the token is one of a Page that is not accessible. */
const isTokenInvalid = ({ health, details }: Problem): boolean =>
  health === "reconnect" || (health === "gone" && details?.graphCode === 190);
