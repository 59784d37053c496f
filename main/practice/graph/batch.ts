/**
 * Batches: up to 50 calls in one POST to `/`. Each item may carry its own token and proof; without, those of the
 * envelope stand in, both together.
 */
import { z } from "zod";
import { badParameter, batchTooLarge, errorBody, GraphError, noToken } from "../errors.ts";
import { recordCall, type World } from "../state.ts";
import { authenticate } from "./authenticate.ts";
import { dispatch } from "./dispatch.ts";
import { splitPath } from "./path.ts";
import { checkProof } from "./proof.ts";
import type { GraphAnswer, GraphCall } from "./types.ts";
import { usageHeaders } from "./usage.ts";

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

/** Answers 200 with one `{code, headers, body}` an item, in their order; the body is a string of JSON. */
export function runBatch(world: World, call: GraphCall): GraphAnswer {
  try {
    const items = readItems(call.params);
    checkEnvelope(world, call.params);
    const withHeaders = call.params.get("include_headers") !== "false";
    const answers = items.map((item) => dispatchItem(world, call, item));
    return {
      status: 200,
      body: answers.map((answer) => pack(answer, withHeaders)),
      headers: mergedHeaders(world, call, answers),
    };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const { fault } = error;
    return { status: fault.status, body: errorBody(fault), headers: usageHeaders(world, call) };
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

/** Undefined for what is not JSON: no schema takes it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The envelope's own token is a fall-back, yet must be there and be good. */
function checkEnvelope(world: World, params: URLSearchParams): void {
  const token = params.get("access_token");
  if (!token) throw noToken();
  checkProof(world, token, params);
  authenticate(world, token);
}

function dispatchItem(world: World, envelope: GraphCall, item: BatchItem): GraphAnswer {
  const [path = "", query = ""] = item.relative_url.split("?", 2);
  const params = new URLSearchParams(query);
  for (const [name, value] of new URLSearchParams(item.body ?? "")) params.set(name, value);
  if (item.access_token !== undefined) params.set("access_token", item.access_token);
  if (!params.has("access_token")) inheritToken(envelope.params, params);
  const address = splitPath(path);
  recordCall(world, { method: item.method, path: `/${path.replace(/^\//, "")}`, via: "batch" });
  const version = address.version || envelope.version;
  return dispatch(world, { method: item.method, path: address.path, version, params });
}

function inheritToken(from: URLSearchParams, to: URLSearchParams): void {
  for (const name of ["access_token", "appsecret_proof", "appsecret_time"]) {
    const value = from.get(name);
    if (value !== null) to.set(name, value);
  }
}

const pack = ({ status, headers, body }: GraphAnswer, withHeaders: boolean) => ({
  code: status,
  ...(withHeaders
    ? { headers: Object.entries(headers).map(([name, value]) => ({ name, value })) }
    : {}),
  body: JSON.stringify(body),
});

/** The limits of all Pages asked about stand in the one header of the envelope. */
function mergedHeaders(
  world: World,
  call: GraphCall,
  answers: readonly GraphAnswer[],
): GraphAnswer["headers"] {
  const name = "x-business-use-case-usage";
  const usages = answers.flatMap(({ headers }) => headers[name] ?? []);
  const merged = Object.assign({}, ...usages.map((usage): unknown => JSON.parse(usage)));
  return {
    ...usageHeaders(world, call),
    ...(usages.length > 0 ? { [name]: JSON.stringify(merged) } : {}),
  };
}
