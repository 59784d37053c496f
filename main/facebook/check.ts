/**
 * Which accounts work. One conversation is read of each, since that alone exercises permission, task and
 * Instagram's message switch (`research/meta.md` §4), in batches of 50, the most that Facebook takes.
 */
import { z } from "zod";
import type { CheckRequest, CheckResult, Outcome, Problem } from "../channels/ports.ts";
import { type BatchedGet, batchSize, getBatch } from "./batch.ts";
import type { Graph } from "./client.ts";
import { problem, succeeded } from "./problems.ts";

const conversations = z.object({ data: z.array(z.unknown()) });

/** ⌈N/50⌉ HTTP calls for N requests. */
export async function check(
  graph: Graph,
  requests: readonly CheckRequest[],
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  const asked: CheckRequest[] = [];
  for (const request of requests) {
    const stop = graph.stopped(request.pageId);
    if (stop) results.push(resultOf(request, { ok: false, problem: stop }));
    else asked.push(request);
  }
  return [...results, ...(await askInBatches(graph, asked))];
}

async function askInBatches(
  graph: Graph,
  requests: readonly CheckRequest[],
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  let stop: Problem | undefined;
  for (let start = 0; start < requests.length; start += batchSize) {
    const batch = requests.slice(start, start + batchSize);
    const answered: BatchResult = stop
      ? { results: allFailed(batch, stop) }
      : await askBatch(graph, batch);
    results.push(...answered.results);
    stop ??= answered.stop;
  }
  return results;
}

interface BatchResult {
  readonly results: readonly CheckResult[];
  /** The next batch would meet it as well, so it is not sent. */
  readonly stop?: Problem | undefined;
}

const resultOf = ({ accountId }: CheckRequest, outcome: Outcome<null>): CheckResult => ({
  accountId,
  outcome,
});

/** Where Facebook could not be asked at all, every account gets the same answer. */
export const allFailed = (requests: readonly CheckRequest[], found: Problem): CheckResult[] =>
  requests.map((request) => resultOf(request, { ok: false, problem: found }));

async function askBatch(graph: Graph, batch: readonly CheckRequest[]): Promise<BatchResult> {
  const answer = await getBatch(graph, `${graph.appId}|${graph.appSecret}`, batch, reading);
  if (!answer.ok) return failedBatch(batch, batchProblem(answer.problem));
  const results = answer.value.map(({ subject, outcome }) =>
    resultOf(subject, outcome.ok ? succeeded(null) : outcome),
  );
  return { results };
}

/** A batch that timed out may have held a few slow accounts; anything else is the same for all. */
const failedBatch = (batch: readonly CheckRequest[], found: Problem): BatchResult => ({
  results: allFailed(batch, found),
  stop: found.code === "facebook_timeout" ? undefined : found,
});

const reading = ({ type, pageId, token }: CheckRequest): BatchedGet<unknown> => ({
  pageId,
  path: `${encodeURIComponent(pageId)}/conversations`,
  fields: { platform: type, limit: "1", fields: "id" },
  token,
  answer: conversations,
});

/** The batch as a whole is signed by the app's token: what is said of that token is said of no account. */
function batchProblem(found: Problem): Problem {
  const aboutToken = found.health !== undefined || found.code === "request_refused";
  return aboutToken ? problem("app_misconfigured", found.details) : found;
}
