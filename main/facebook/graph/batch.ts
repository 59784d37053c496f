import { z } from "zod";
import type { Result } from "../../channels/model.ts";
import { maxPagesPerCall } from "../../channels/ports/facebook.ts";
import { failed, succeeded } from "../errors/problems.ts";
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
 * Fails if Meta refuses the batch as a whole.
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
  const requests = subjects.map((subject) => ({ subject, request: toRequest(subject) }));
  const operations = requests.map(({ request }) =>
    toOperation({ ...request, signature: graph.sign(request.token) }),
  );
  const response = await graph.call({
    method: "POST",
    path: "",
    fields: { batch: JSON.stringify(operations) },
    token,
    schema: batchSchema,
  });
  if (!response.ok) return response;
  return succeeded(
    requests.map(({ subject, request }, index) => ({
      subject,
      result: readItem(graph, request, response.value[index]),
    })),
  );
}

function readItem<T>(graph: Graph, { schema, pageId }: BatchRequest<T>, item: unknown): Result<T> {
  const read = readBatchItem(item);
  return read.kind === "failure" ? failed(read.code) : graph.readBatchItem(read, schema, pageId);
}
