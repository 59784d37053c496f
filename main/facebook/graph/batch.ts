import { z } from "zod";
import type { Result } from "../../channels/model.ts";
import { maxPagesPerCall } from "../../channels/ports/facebook.ts";
import { failed, succeeded } from "../errors/problems.ts";
import type { Graph } from "./client.ts";
import type { UsageHeaders } from "./usage-headers.ts";

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

const headerSchema = z.object({ name: z.string(), value: z.string() });
const itemSchema = z.object({
  code: z.int(),
  headers: z.array(headerSchema).catch([]),
  body: z.string().catch(""),
});
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
  const operations = requests.map(({ request }) => toOperation(graph, request));
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

/** Puts the fields of a POST into its body, and those of other methods into the query. */
function toOperation(graph: Graph, { method, path, fields, token }: BatchRequest<unknown>) {
  const signature = { access_token: token, appsecret_proof: graph.proof(token) };
  const query = new URLSearchParams(method === "POST" ? signature : { ...fields, ...signature });
  const relative_url = `${path}?${query}`;
  return method === "POST"
    ? { method, relative_url, body: new URLSearchParams(fields).toString() }
    : { method, relative_url };
}

function readItem<T>(graph: Graph, { schema, pageId }: BatchRequest<T>, item: unknown): Result<T> {
  // If Meta doesn't finish a request in time, its item is missing or null.
  if (item === null || item === undefined) return failed("facebook_timeout");
  const parsed = itemSchema.safeParse(item);
  if (!parsed.success) return failed("facebook_unexpected");
  const { code: status, headers, body } = parsed.data;
  return graph.readBatchItem({ status, headers: byName(headers), body }, schema, pageId);
}

const byName = (headers: readonly z.output<typeof headerSchema>[]): UsageHeaders =>
  Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
