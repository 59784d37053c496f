/**
 * Which accounts work. One conversation is read of each, since that alone exercises permission, task and
 * Instagram's message switch (`research/meta.md` §4), in batches of 50, the most that Facebook takes.
 */
import { z } from "zod";
import type { CheckRequest, CheckResult, Problem, Result } from "../../channels/ports/index.ts";
import { succeeded } from "../errors/problems.ts";
import { type BatchedCall, batchSize } from "../graph/batch.ts";
import type { Graph } from "../graph/client.ts";
import { callForPages } from "../graph/page-batch.ts";

const conversations = z.object({ data: z.array(z.unknown()) });

/** ⌈N/50⌉ HTTP calls for N requests. */
export async function check(
  graph: Graph,
  requests: readonly CheckRequest[],
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  let stop: Problem | undefined;
  for (let start = 0; start < requests.length; start += batchSize) {
    const some = requests.slice(start, start + batchSize);
    if (stop) {
      results.push(...allFailed(some, stop));
      continue;
    }
    const { answers, unasked, failure } = await callForPages(graph, some, reading);
    results.push(
      ...answers.map(({ subject, result }) =>
        resultOf(subject, result.ok ? succeeded(null) : result),
      ),
      ...unasked.map(({ subject, problem }) => resultOf(subject, { ok: false, problem })),
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
export const allFailed = (requests: readonly CheckRequest[], found: Problem): CheckResult[] =>
  requests.map((request) => resultOf(request, { ok: false, problem: found }));

const reading = ({ type, pageId, token }: CheckRequest): BatchedCall<unknown> => ({
  method: "GET",
  pageId,
  path: `${encodeURIComponent(pageId)}/conversations`,
  fields: { platform: type, limit: "1", fields: "id" },
  token,
  answer: conversations,
});
