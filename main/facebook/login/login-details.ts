import type { Result } from "../../channels/model.ts";
import type { DetailsRequest, LoginDetails } from "../../channels/ports/facebook.ts";
import { appTokenProblem, failure, isTooMuch, succeeded } from "../errors/problems.ts";
import { type BatchRequest, maxBatchSize, sendBatch } from "../graph/batch.ts";
import type { Graph } from "../graph/client.ts";
import { type DetailsPart, detailsRequests } from "./login-details-requests.ts";

/**
 * Reads when a user's login expires, and the current names and pictures of the user and their Pages
 * (docs/research/meta.md §1.4 to §1.6). Makes one HTTP call, or more if Meta asks for less data. It
 * succeeds even if the user's token is already invalid. Leaves out names and pictures that cannot
 * be read.
 */
export async function readLoginDetails(
  graph: Graph,
  request: DetailsRequest,
): Promise<Result<LoginDetails>> {
  const parts = await readParts(graph, detailsRequests(graph, request));
  if (!parts.ok) return failure(appTokenProblem(parts.problem));
  const [expiry] = parts.value;
  if (expiry && !expiry.ok) return failure(appTokenProblem(expiry.problem));
  const read = parts.value.flatMap((part) => (part.ok ? [part.value] : []));
  const pages = read.flatMap((part) => part.pages ?? []);
  return succeeded({ expiry: {}, ...Object.assign({}, ...read), pages });
}

/**
 * How many requests for fewer Pages to make, in case Meta asks for less data each time. Enough for
 * 500 Pages, six at a time.
 */
const maxSmallerRequests = 200;

/** Asks for half as many Pages at a time for as long as Meta asks for less data. */
async function readParts(
  graph: Graph,
  requests: readonly BatchRequest<DetailsPart>[],
  budget = { requests: maxSmallerRequests },
): Promise<Result<readonly Result<DetailsPart>[]>> {
  const batch = await sendBatch(graph, graph.appToken, requests, (each) => each);
  if (!batch.ok) return batch;
  const parts = batch.value.map(({ result }) => result);
  const smaller = batch.value.flatMap(({ subject, result }) =>
    isTooMuch(result) ? halvesOf(subject) : [],
  );
  while (smaller.length > 0 && budget.requests > 0) {
    const next = smaller.splice(0, Math.min(maxBatchSize, budget.requests));
    budget.requests -= next.length;
    const more = await readParts(graph, next, budget);
    if (more.ok) parts.push(...more.value);
  }
  return succeeded(parts);
}

/** Returns no requests if there is nothing to halve. */
function halvesOf(request: BatchRequest<DetailsPart>): readonly BatchRequest<DetailsPart>[] {
  const ids = request.fields["ids"]?.split(",") ?? [];
  if (ids.length < 2) return [];
  const middle = Math.ceil(ids.length / 2);
  return [ids.slice(0, middle), ids.slice(middle)].map((half) => ({
    ...request,
    fields: { ...request.fields, ids: half.join() },
  }));
}
