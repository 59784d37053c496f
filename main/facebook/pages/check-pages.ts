import { z } from "zod";
import type { Problem, Result } from "../../channels/model.ts";
import type { CheckRequest, CheckResult } from "../../channels/ports/facebook.ts";
import { failure, succeeded } from "../errors/problems.ts";
import { type BatchRequest, maxBatchSize } from "../graph/batch.ts";
import type { Graph } from "../graph/client.ts";
import { sendPageBatch } from "../graph/page-batch.ts";

const conversationsSchema = z.object({ data: z.array(z.unknown()) });

/**
 * Checks which accounts work by reading a conversation of each. Unlike other calls, this one fails
 * if the permission, the task or Instagram's message access is missing (docs/research/meta.md §4).
 * Makes ⌈N/50⌉ HTTP calls for N requests.
 */
export async function checkPages(
  graph: Graph,
  requests: readonly CheckRequest[],
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (let start = 0; start < requests.length; start += maxBatchSize) {
    const batch = await sendPageBatch(graph, requests.slice(start, start + maxBatchSize), toRead);
    results.push(
      ...batch.results.map(({ subject, result }) =>
        toCheckResult(subject, result.ok ? succeeded(null) : result),
      ),
      ...batch.unanswered.map(({ subject, problem }) => toCheckResult(subject, failure(problem))),
    );
    // Stop if the batch failed, because the next batch would fail, too. But continue after a
    // timeout, which may be caused by a few slow accounts.
    if (batch.failure && batch.failure.code !== "facebook_timeout") {
      return [...results, ...failAllChecks(requests.slice(start + maxBatchSize), batch.failure)];
    }
  }
  return results;
}

/** Returns the same problem for every account. */
export const failAllChecks = (
  requests: readonly CheckRequest[],
  problem: Problem,
): readonly CheckResult[] => requests.map((request) => toCheckResult(request, failure(problem)));

const toCheckResult = ({ accountId }: CheckRequest, result: Result<null>): CheckResult => ({
  accountId,
  result,
});

const toRead = ({ type, pageId, token }: CheckRequest): BatchRequest<unknown> => ({
  method: "GET",
  pageId,
  path: `${encodeURIComponent(pageId)}/conversations`,
  fields: { platform: type, limit: "1", fields: "id" },
  token,
  schema: conversationsSchema,
});
