import type { Problem } from "../../channels/model.ts";
import { appTokenProblem } from "../errors/problems.ts";
import { type BatchRequest, type BatchResult, sendBatch } from "./batch.ts";
import type { Graph } from "./client.ts";

export interface PageBatch<S, T> {
  /** What Facebook said, Page by Page. */
  readonly results: readonly BatchResult<S, T>[];
  /** Pages of which it said nothing, and why: their own limit is reached, or the batch as a whole failed. */
  readonly unanswered: readonly { readonly subject: S; readonly problem: Problem }[];
  /** Why the batch as a whole failed. */
  readonly failure?: Problem;
}

/** At most one HTTP call, for at most `batchSize` subjects. */
export async function sendPageBatch<S extends { readonly pageId: string }, T>(
  graph: Graph,
  subjects: readonly S[],
  toCall: (subject: S) => BatchRequest<T>,
): Promise<PageBatch<S, T>> {
  const limited = subjects.flatMap((subject) => {
    const stop = graph.rateLimit(subject.pageId);
    return stop ? { subject, problem: stop } : [];
  });
  const held = new Set(limited.map(({ subject }) => subject));
  const free = subjects.filter((subject) => !held.has(subject));
  if (free.length === 0) return { results: [], unanswered: limited };
  const answer = await sendBatch(graph, graph.appToken, free, toCall);
  if (answer.ok) return { results: answer.value, unanswered: limited };
  const failure = appTokenProblem(answer.problem);
  const failed = free.map((subject) => ({ subject, problem: failure }));
  return { results: [], unanswered: [...limited, ...failed], failure };
}
