import type { Problem } from "../../channels/model.ts";
import { appTokenProblem } from "../errors/problems.ts";
import { link } from "../meta-links.ts";
import { type BatchRequest, type BatchResult, sendBatch } from "./batch.ts";
import type { Graph } from "./client.ts";

export interface PageBatch<S, T> {
  readonly results: readonly BatchResult<S, T>[];
  /**
   * The subjects that got no response, either because their Page is rate-limited or because the
   * whole batch failed.
   */
  readonly unanswered: readonly { readonly subject: S; readonly problem: Problem }[];
  /** The reason why the whole batch failed, if it did. */
  readonly failure?: Problem;
}

/**
 * Makes at most one HTTP call, for up to `maxBatchSize` subjects. Sends the batch with the app's
 * own token, because a problem with a Page's token would make every request in the batch fail.
 */
export async function sendPageBatch<S extends { readonly pageId: string }, T>(
  graph: Graph,
  subjects: readonly S[],
  toRequest: (subject: S) => BatchRequest<T>,
): Promise<PageBatch<S, T>> {
  const limited = subjects.flatMap((subject) => {
    const problem = graph.rateLimit(subject.pageId);
    return problem ? { subject, problem } : [];
  });
  const limitedSubjects = new Set(limited.map(({ subject }) => subject));
  const callable = subjects.filter((subject) => !limitedSubjects.has(subject));
  if (callable.length === 0) return { results: [], unanswered: limited };
  const batch = await sendBatch(graph, graph.appToken, callable, toRequest);
  if (batch.ok) return { results: batch.value, unanswered: limited };
  const failure = withDashboardLink(appTokenProblem(batch.problem), graph.appId);
  const failed = callable.map((subject) => ({ subject, problem: failure }));
  return { results: [], unanswered: [...limited, ...failed], failure };
}

/** Adds a link to a problem that the operator can solve on the dashboard of the Meta app. */
const withDashboardLink = (problem: Problem, appId: string): Problem =>
  problem.remedy === "set-up-app"
    ? { ...problem, link: link("app-dashboard", { appId, pageId: "" }) }
    : problem;
