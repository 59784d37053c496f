import { z } from "zod";
import type { Result } from "../../channels/model.ts";
import { maxPagesPerCall } from "../../channels/ports/facebook.ts";
import { failed, isTooMuch, succeeded } from "../errors/problems.ts";
import { readBatchItem, toOperation } from "./batch-item.ts";
import type { Graph } from "./client.ts";

/** The maximum number of requests that Meta accepts in a batch. */
export const maxBatchSize = maxPagesPerCall;

/** A request about one Page. */
export interface BatchRequest<T> {
  readonly method: "GET" | "POST" | "DELETE";
  readonly pageId: string;
  /** The path after the version, without a leading slash, such as `123/conversations`. */
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The token to send, together with its `appsecret_proof`. */
  readonly token: string;
  readonly schema: z.ZodType<T>;
}

/** The items are parsed one by one, so that a malformed item doesn't fail the whole batch. */
const batchSchema = z.array(z.unknown());

export interface BatchResult<S, T> {
  readonly subject: S;
  readonly result: Result<T>;
}

/**
 * Makes one HTTP call for up to `maxBatchSize` subjects and returns a result for each, in order.
 * Makes more calls if Meta asks for less data (docs/research/meta.md §3.2). Fails if Meta refuses
 * the batch as a whole.
 *
 * @param token The token for the batch as a whole. The requests in the batch have their own tokens.
 */
export async function sendBatch<S, T>(
  graph: Graph,
  token: string,
  subjects: readonly S[],
  toRequest: (subject: S) => BatchRequest<T>,
): Promise<Result<readonly BatchResult<S, T>[]>> {
  if (subjects.length > maxBatchSize) throw new RangeError("Too many requests for one batch.");
  const results = await sendRequests(graph, token, subjects.map(toRequest));
  if (!results.ok) return results;
  return succeeded(zip(subjects, results.value).map(([subject, result]) => ({ subject, result })));
}

/** Splits the batch in two as often as Meta asks for less data, down to single requests. */
async function sendRequests<T>(
  graph: Graph,
  token: string,
  requests: readonly BatchRequest<T>[],
): Promise<Result<readonly Result<T>[]>> {
  const operations = requests.map((request) =>
    toOperation({ ...request, signature: graph.sign(request.token) }),
  );
  const response = await graph.call({
    method: "POST",
    path: "",
    fields: { batch: JSON.stringify(operations) },
    token,
    schema: batchSchema,
  });
  if (response.ok) {
    const results = requests.map((request, index) =>
      readItem(graph, request, response.value[index]),
    );
    return succeeded(await repeatSmaller(graph, token, requests, results));
  }
  if (!isTooMuch(response)) return response;
  return requests.length > 1
    ? sendHalves(graph, token, requests)
    : succeeded(await repeatSmaller(graph, token, requests, [response]));
}

async function sendHalves<T>(
  graph: Graph,
  token: string,
  requests: readonly BatchRequest<T>[],
): Promise<Result<readonly Result<T>[]>> {
  const middle = Math.ceil(requests.length / 2);
  const first = await sendRequests(graph, token, requests.slice(0, middle));
  if (!first.ok) return first;
  const second = await sendRequests(graph, token, requests.slice(middle));
  return second.ok ? succeeded([...first.value, ...second.value]) : second;
}

/** Repeats the requests for which Meta asks for less data, with half of their `limit`. */
async function repeatSmaller<T>(
  graph: Graph,
  token: string,
  requests: readonly BatchRequest<T>[],
  results: readonly Result<T>[],
): Promise<readonly Result<T>[]> {
  const smaller = new Map(
    zip(requests, results).flatMap(([request, result], index) => {
      const limit = Math.floor(Number(request.fields["limit"]) / 2);
      if (!isTooMuch(result) || !(limit >= 1)) return [];
      return [
        [index, { ...request, fields: { ...request.fields, limit: String(limit) } }] as const,
      ];
    }),
  );
  if (smaller.size === 0) return results;
  const repeated = await sendRequests(graph, token, [...smaller.values()]);
  if (!repeated.ok) return results;
  const byIndex = new Map(zip([...smaller.keys()], repeated.value));
  return results.map((result, index) => byIndex.get(index) ?? result);
}

/** Pairs the items of two lists of the same length. */
const zip = <A, B>(one: readonly A[], other: readonly B[]): readonly (readonly [A, B])[] =>
  one.map((item, index) => [item, other[index] as B] as const);

function readItem<T>(graph: Graph, { schema, pageId }: BatchRequest<T>, item: unknown): Result<T> {
  const read = readBatchItem(item);
  return read.kind === "failure" ? failed(read.code) : graph.readBatchItem(read, schema, pageId);
}
