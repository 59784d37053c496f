import { z } from "zod";
import type { Result } from "../../channels/model.ts";
import type { TokenExpiry } from "../../channels/ports/facebook.ts";
import { appTokenProblem, failure, succeeded } from "../errors/problems.ts";
import type { Graph } from "../graph/client.ts";
import { debugToken } from "./debug-token.ts";

/** In seconds since the epoch, or 0 for never. Years after 9999 cannot be stored. */
const timestamp = z.int().min(0).max(253_402_300_799).optional().catch(undefined);

const debugSchema = z.object({
  data: z.object({ expires_at: timestamp, data_access_expires_at: timestamp }),
});

/**
 * Reads when a user's token expires and when the app's access to the user's data ends
 * (docs/research/meta.md §1.4, §1.5). Makes one Graph call, which succeeds even if the token is
 * already invalid.
 */
export async function readTokenExpiry(
  graph: Graph,
  userToken: string,
): Promise<Result<TokenExpiry>> {
  const response = await debugToken(graph, userToken, debugSchema);
  if (!response.ok) return failure(appTokenProblem(response.problem));
  const { expires_at: token, data_access_expires_at: dataAccess } = response.value.data;
  return succeeded({
    ...(token && { tokenExpiresAt: toIso(token) }),
    ...(dataAccess && { dataAccessExpiresAt: toIso(dataAccess) }),
  });
}

const toIso = (seconds: number): string => new Date(seconds * 1000).toISOString();
