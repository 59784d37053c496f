/** How long a user's token lives, and how long Facebook lets its data be read (`research/meta.md` §1.4, §1.5). */
import { z } from "zod";
import type { Result } from "../../channels/model.ts";
import type { TokenExpiry } from "../../channels/ports/facebook.ts";
import { appTokenProblem, failure, succeeded } from "../errors/problems.ts";
import type { Graph } from "../graph/client.ts";
import { debugToken } from "./debug-token.ts";

/** Seconds since the epoch; 0: never. One beyond the year 9999 is none, as its date would be one that the records refuse. */
const end = z.int().min(0).max(253_402_300_799).optional().catch(undefined);

const debugShape = z.object({ data: z.object({ expires_at: end, data_access_expires_at: end }) });

/** One Graph call. Facebook names the ends of a dead token, too; why it is dead the next read of an account tells. */
export async function readTokenExpiry(
  graph: Graph,
  userToken: string,
): Promise<Result<TokenExpiry>> {
  const answer = await debugToken(graph, userToken, debugShape);
  if (!answer.ok) return failure(appTokenProblem(answer.problem));
  const { expires_at: token, data_access_expires_at: data } = answer.value.data;
  return succeeded({
    ...(token && { tokenExpiresAt: isoOf(token) }),
    ...(data && { dataAccessExpiresAt: isoOf(data) }),
  });
}

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();
