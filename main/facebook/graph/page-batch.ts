/**
 * Batches about Pages that the app's own token signs as a whole, so that no Page's token answers for the others.
 * Each call in them is made with its Page's.
 */
import type { Problem } from "../../channels/ports/index.ts";
import { problem } from "../errors/problems.ts";
import { type BatchAnswer, type BatchedCall, callBatch } from "./batch.ts";
import type { Graph } from "./client.ts";

export interface AppBatch<S, T> {
  /** What Facebook said, Page by Page. */
  readonly answers: readonly BatchAnswer<S, T>[];
  /** Pages of which it said nothing, and why: their own limit is reached, or the batch as a whole failed. */
  readonly unasked: readonly { readonly subject: S; readonly problem: Problem }[];
  /** Why the batch as a whole failed. */
  readonly failure?: Problem;
}

/** At most one HTTP call, for at most `batchSize` subjects. */
export async function callForPages<S extends { readonly pageId: string }, T>(
  graph: Graph,
  subjects: readonly S[],
  toCall: (subject: S) => BatchedCall<T>,
): Promise<AppBatch<S, T>> {
  const limited = subjects.flatMap((subject) => {
    const stop = graph.stopped(subject.pageId);
    return stop ? { subject, problem: stop } : [];
  });
  const held = new Set(limited.map(({ subject }) => subject));
  const free = subjects.filter((subject) => !held.has(subject));
  if (free.length === 0) return { answers: [], unasked: limited };
  const answer = await callBatch(graph, appToken(graph), free, toCall);
  if (answer.ok) return { answers: answer.value, unasked: limited };
  const failure = appTokenProblem(answer.problem);
  const failed = free.map((subject) => ({ subject, problem: failure }));
  return { answers: [], unasked: [...limited, ...failed], failure };
}

/** Signs what the app asks in its own name (`research/meta.md` §1.5). */
export const appToken = ({ appId, appSecret }: Graph): string => `${appId}|${appSecret}`;

/** What is said of the app's token is said of no account. */
export const appTokenProblem = (found: Problem): Problem =>
  found.health !== undefined || found.code === "request_refused"
    ? problem("app_misconfigured", found.details)
    : found;
