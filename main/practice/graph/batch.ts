/**
 * Handles batches. A batch is a POST to `/` that contains up to 50 calls. If a call in it has no
 * token, the call uses the token and the proof of the batch.
 */
import { z } from "zod";
import { badParameter, batchTooLarge, errorBody, GraphError, noToken } from "../errors.ts";
import { recordCall, type State } from "../state.ts";
import { authenticate } from "./authenticate.ts";
import { dispatch } from "./dispatch.ts";
import { checkProof } from "./proof.ts";
import { splitPath } from "./split-path.ts";
import type { GraphCall, GraphResponse } from "./types.ts";
import { usageHeaders } from "./usage-headers.ts";

const maxItems = 50;

const batchItem = z.object({
  method: z
    .string()
    .toUpperCase()
    .pipe(z.enum(["GET", "POST", "DELETE"])),
  relative_url: z.string(),
  body: z.string().optional(),
  access_token: z.string().optional(),
});
type BatchItem = z.output<typeof batchItem>;

export const isBatch = (call: GraphCall): boolean =>
  call.method === "POST" && call.path.length === 0 && call.params.has("batch");

/** Returns `{code, headers, body}` for each item in order. The `body` is JSON in a string. */
export function runBatch(state: State, call: GraphCall): GraphResponse {
  try {
    const items = readItems(call.params);
    checkBatchToken(state, call.params);
    const withHeaders = call.params.get("include_headers") !== "false";
    const responses = items.map((item) => dispatchItem(state, call, item));
    return {
      status: 200,
      body: responses.map((response) => toBatchItem(response, withHeaders)),
      headers: mergeHeaders(state, call, responses),
    };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const { status } = error.details;
    return { status, body: errorBody(error), headers: usageHeaders(state, call) };
  }
}

function readItems(params: URLSearchParams): readonly BatchItem[] {
  const list = z.array(z.unknown()).safeParse(parseJson(params.get("batch") ?? ""));
  if (!list.success) throw badParameter("Param batch must be an array");
  if (list.data.length > maxItems) throw batchTooLarge();
  const items = z.array(batchItem).safeParse(list.data);
  if (!items.success) throw badParameter("Each request of a batch needs method and relative_url");
  return items.data;
}

/**
 * Throws unless the batch has a valid token. The batch needs a token even if each call in it has
 * its own token.
 */
function checkBatchToken(state: State, params: URLSearchParams): void {
  const token = params.get("access_token");
  if (!token) throw noToken();
  checkProof(state, token, params);
  authenticate(state, token);
}

function dispatchItem(state: State, batchCall: GraphCall, item: BatchItem): GraphResponse {
  const [path = "", query = ""] = item.relative_url.split("?", 2);
  const params = new URLSearchParams(query);
  for (const [name, value] of new URLSearchParams(item.body ?? "")) params.set(name, value);
  if (item.access_token !== undefined) params.set("access_token", item.access_token);
  if (!params.has("access_token")) inheritToken(batchCall.params, params);
  const address = splitPath(path);
  recordCall(state, { method: item.method, path: `/${path.replace(/^\//, "")}`, via: "batch" });
  const version = address.version || batchCall.version;
  return dispatch(state, { method: item.method, path: address.path, version, params });
}

function inheritToken(from: URLSearchParams, to: URLSearchParams): void {
  for (const name of ["access_token", "appsecret_proof", "appsecret_time"]) {
    const value = from.get(name);
    if (value !== null) to.set(name, value);
  }
}

/** Duplicates the app's function, because the practice Facebook must not import the app's code. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const toBatchItem = ({ status, headers, body }: GraphResponse, withHeaders: boolean) => ({
  code: status,
  ...(withHeaders
    ? { headers: Object.entries(headers).map(([name, value]) => ({ name, value })) }
    : {}),
  body: JSON.stringify(body),
});

/** Merges the usage of all Pages in the batch into one header. */
function mergeHeaders(
  state: State,
  call: GraphCall,
  responses: readonly GraphResponse[],
): GraphResponse["headers"] {
  const name = "x-business-use-case-usage";
  const usages = responses.flatMap(({ headers }) => headers[name] ?? []);
  const merged = Object.assign({}, ...usages.map((usage): unknown => JSON.parse(usage)));
  return {
    ...usageHeaders(state, call),
    ...(usages.length > 0 ? { [name]: JSON.stringify(merged) } : {}),
  };
}
