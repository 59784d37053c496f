/**
 * Which accounts work. One conversation is read of each, since that alone exercises permission, task and
 * Instagram's message switch (`research/meta.md` §4), in batches of 50, the most that Facebook takes.
 */
import { z } from "zod";
import type { Problem, Result } from "../../channels/model.ts";
import type { CheckRequest, CheckResult } from "../../channels/ports/facebook.ts";
import { succeeded } from "../errors/problems.ts";
import { type BatchRequest, maxBatchSize } from "../graph/batch.ts";
import type { Graph } from "../graph/client.ts";
import { sendPageBatch } from "../graph/page-batch.ts";

const conversations = z.object({ data: z.array(z.unknown()) });

/** ⌈N/50⌉ HTTP calls for N requests. */
export async function checkPages(
  graph: Graph,
  requests: readonly CheckRequest[],
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  let stop: Problem | undefined;
  for (let start = 0; start < requests.length; start += maxBatchSize) {
    const some = requests.slice(start, start + maxBatchSize);
    if (stop) {
      results.push(...failAllChecks(some, stop));
      continue;
    }
    const { results: answered, unanswered, failure } = await sendPageBatch(graph, some, reading);
    results.push(
      ...answered.map(({ subject, result }) =>
        resultOf(subject, result.ok ? succeeded(null) : result),
      ),
      ...unanswered.map(({ subject, problem }) => resultOf(subject, { ok: false, problem })),
    );
    // A batch that timed out may have held a few slow accounts; anything else the next one would meet as well.
    if (failure?.code !== "facebook_timeout") stop = failure;
  }
  return results;
}

const resultOf = ({ accountId }: CheckRequest, result: Result<null>): CheckResult => ({
  accountId,
  result,
});

/** Where Facebook could not be asked at all, every account gets the same answer. */
export const failAllChecks = (requests: readonly CheckRequest[], found: Problem): CheckResult[] =>
  requests.map((request) => resultOf(request, { ok: false, problem: found }));

const reading = ({ type, pageId, token }: CheckRequest): BatchRequest<unknown> => ({
  method: "GET",
  pageId,
  path: `${encodeURIComponent(pageId)}/conversations`,
  fields: { platform: type, limit: "1", fields: "id" },
  token,
  schema: conversations,
});
