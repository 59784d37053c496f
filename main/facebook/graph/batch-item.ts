/** The format of a request in a batch, and of its response. */
import { z } from "zod";
import { parseJson } from "../../../common/json.ts";
import { type NetworkFailure, networkFailure } from "../errors/network-errors.ts";
import type { UsageHeaders } from "./usage-headers.ts";

interface BatchItemRequest {
  readonly method: "GET" | "POST" | "DELETE";
  /** The path after the version, without a leading slash, such as `123/conversations`. */
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The token and its proof. */
  readonly signature: Readonly<Record<string, string>>;
}

/** Puts the fields of a POST into its body, and those of other methods into the query. */
export function toOperation({ method, path, fields, signature }: BatchItemRequest) {
  const query = new URLSearchParams(method === "POST" ? signature : { ...fields, ...signature });
  const relative_url = `${path}?${query}`;
  return method === "POST"
    ? { method, relative_url, body: new URLSearchParams(fields).toString() }
    : { method, relative_url };
}

export interface BatchItem {
  readonly kind: "response";
  readonly status: number;
  readonly headers: UsageHeaders;
  readonly body: string;
}

const headerSchema = z.object({ name: z.string(), value: z.string() });
const itemSchema = z
  .object({
    code: z.int(),
    headers: z.array(headerSchema).catch([]),
    body: z.string().catch(""),
  })
  .transform(
    ({ code, headers, body }): BatchItem => ({
      kind: "response",
      status: code,
      headers: byName(headers),
      body,
    }),
  );

const byName = (headers: readonly z.output<typeof headerSchema>[]): UsageHeaders =>
  Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));

/** Reads the response to one request of a batch. */
export function readBatchItem(item: unknown): BatchItem | NetworkFailure {
  // If Meta doesn't finish a request in time, its item is missing or null.
  if (item === null || item === undefined) return networkFailure("facebook_timeout", true);
  return itemSchema.safeParse(item).data ?? networkFailure("facebook_unexpected", true);
}

/**
 * Reads the response to a batch with a single request as if the request had been sent alone. If
 * Meta refused the whole batch, returns that refusal.
 */
export function readOnlyItem(batch: BatchItem): BatchItem | NetworkFailure {
  const items = parseJson(batch.body);
  if (!Array.isArray(items)) return batch;
  const item = readBatchItem(items[0]);
  return item.kind === "failure"
    ? item
    : { ...item, headers: { ...batch.headers, ...item.headers } };
}
