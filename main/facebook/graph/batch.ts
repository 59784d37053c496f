/** Many small calls in few: a batch carries up to 50. */
import { z } from "zod";
import type { Result } from "../../channels/model.ts";
import { failed, succeeded } from "../errors/problems.ts";
import type { Graph } from "./client.ts";
import type { UsageHeaders } from "./usage-headers.ts";

/** The most that Facebook takes. */
export const maxBatchSize = 50;

/** One call about one Page. */
export interface BatchRequest<T> {
  readonly method: "GET" | "POST" | "DELETE";
  readonly pageId: string;
  /** Below the version, without a leading slash. */
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Sent together with its `appsecret_proof`. */
  readonly token: string;
  readonly schema: z.ZodType<T>;
}

const header = z.object({ name: z.string(), value: z.string() });
const itemShape = z.object({
  code: z.int(),
  headers: z.array(header).catch([]),
  body: z.string().catch(""),
});
/** Items are read one by one, so that one which is malformed spoils no other. */
const batchShape = z.array(z.unknown());

/** What one subject's call came to. */
export interface BatchResult<S, T> {
  readonly subject: S;
  readonly result: Result<T>;
}

/**
 * One HTTP call for at most `batchSize` subjects, answered in their order; fails where the batch as a whole was
 * refused. `token`: of the envelope; each call in it has its own.
 */
export async function sendBatch<S, T>(
  graph: Graph,
  token: string,
  subjects: readonly S[],
  toCall: (subject: S) => BatchRequest<T>,
): Promise<Result<readonly BatchResult<S, T>[]>> {
  const calls = subjects.map((subject) => ({ subject, call: toCall(subject) }));
  const answer = await graph.call({
    method: "POST",
    path: "",
    fields: { batch: JSON.stringify(calls.map(({ call }) => toOperation(graph, call))) },
    token,
    schema: batchShape,
  });
  if (!answer.ok) return answer;
  return succeeded(
    calls.map(({ subject, call }, index) => ({
      subject,
      result: resultOf(graph, call, answer.value[index]),
    })),
  );
}

/** The fields of a POST are its body. */
function toOperation(graph: Graph, { method, path, fields, token }: BatchRequest<unknown>) {
  const key = { access_token: token, appsecret_proof: graph.proof(token) };
  const query = new URLSearchParams(method === "POST" ? key : { ...fields, ...key });
  const relative_url = `${path}?${query}`;
  return method === "POST"
    ? { method, relative_url, body: new URLSearchParams(fields).toString() }
    : { method, relative_url };
}

function resultOf<T>(graph: Graph, { schema, pageId }: BatchRequest<T>, item: unknown): Result<T> {
  // Facebook leaves out, or answers null for, what it did not finish in time.
  if (item === null || item === undefined) return failed("facebook_timeout");
  const parsed = itemShape.safeParse(item);
  if (!parsed.success) return failed("facebook_unexpected");
  const { code: status, headers, body } = parsed.data;
  return graph.readBatchItem({ status, headers: byName(headers), body }, schema, pageId);
}

const byName = (headers: readonly z.output<typeof header>[]): UsageHeaders =>
  Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
