/** The only way to the Graph API: each call gets the same proof, pace, time-out, retries and errors. */
import { createHmac } from "node:crypto";
import type { z } from "zod";
import { delay } from "../../channels/health/delay.ts";
import type { Problem, Result } from "../../channels/model.ts";
import type { Clock } from "../../channels/ports/clock.ts";
import { appLimitCodes } from "../errors/error-table.ts";
import { failed, failure, rateLimitProblem } from "../errors/problems.ts";
import {
  accountKey,
  type Block,
  createRateLimiter,
  type LimitKey,
  type OperationLimits,
} from "./rate-limiter.ts";
import { readResult } from "./read-response.ts";
import { type Attempt, createRetries, type RateLimitWait, type WithRetries } from "./retry.ts";
import { createTransport, type Transport } from "./transport.ts";
import { longestRegain, readUsage, type Usage, type UsageHeaders } from "./usage-headers.ts";

export interface ClientConfig {
  readonly graphOrigin: string;
  /** `v26.0` */
  readonly version: string;
  readonly appId: string;
  readonly clock: Clock;
  /** 0 up to 1. */
  readonly random: () => number;
}

export interface GraphCall<T> {
  readonly method: "GET" | "POST" | "DELETE";
  /** Relative to the version, without a leading slash. */
  readonly path: string;
  /** The query of a GET or DELETE, or the form of a POST, which keeps secrets out of URLs. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Sent along with its `appsecret_proof`. */
  readonly token?: string;
  readonly schema: z.ZodType<T>;
  /** For a call that is not idempotent: never sends it again once it may have arrived. */
  readonly sendOnce?: true;
}

/** The Graph API for one operation. */
export interface Graph {
  readonly appId: string;
  readonly appSecret: string;
  /** Signs what the app asks for itself (docs/research/meta.md §1.5). */
  readonly appToken: string;
  /** Returns a token's `appsecret_proof` (docs/research/meta.md §1.7). */
  proof(token: string): string;
  call<T>(call: GraphCall<T>): Promise<Result<T>>;
  /** Reads one response of a batch in the same way as that of a call. */
  readBatchItem<T>(item: BatchItem, schema: z.ZodType<T>, pageId: string): Result<T>;
  /** Returns the problem if this Page's own limit is exceeded; undefined if it may be called. */
  rateLimit(pageId: string): Problem | undefined;
}

interface BatchItem {
  readonly status: number;
  readonly headers: UsageHeaders;
  readonly body: string;
}

export interface OperationOptions {
  readonly appSecret: string;
  readonly signal: AbortSignal;
  /** If absent, a rate limit fails every call until it is over. */
  readonly rateLimitWait?: RateLimitWait | undefined;
}

export interface Client {
  forOperation(options: OperationOptions): Graph;
  close(): Promise<void>;
}

export function createClient(config: ClientConfig): Client {
  const { clock, random, graphOrigin, appId } = config;
  const limiter = createRateLimiter(clock, random);
  const transport = createTransport(graphOrigin, clock);
  return {
    forOperation({ appSecret, signal, rateLimitWait }) {
      const appToken = `${appId}|${appSecret}`;
      const limits = limiter.forOperation();
      const withRetries = createRetries({ clock, signal, random, rateLimitWait });
      const parts = { transport, limits, withRetries, appSecret, appToken, signal };
      return createGraph({ ...config, ...parts });
    },
    close: () => transport.close(),
  };
}

interface Operation extends ClientConfig {
  readonly transport: Transport;
  readonly limits: OperationLimits;
  readonly withRetries: WithRetries;
  readonly appSecret: string;
  readonly appToken: string;
  readonly signal: AbortSignal;
}

function createGraph(operation: Operation): Graph {
  const { appId, appSecret, appToken, limits, clock } = operation;
  return {
    appId,
    appSecret,
    appToken,
    proof: (token) => appSecretProof(appSecret, token),
    call: (call) => operation.withRetries(() => attempt(operation, call)),
    readBatchItem(item, schema, pageId) {
      const result = readResult(item, schema, { pageId, appId });
      return recordLimits(operation, readUsage(item.headers, pageId), result, pageId);
    },
    rateLimit(pageId) {
      const block = limits.blocked(pageId);
      return block && rateLimitProblem(block, clock.now());
    },
  };
}

async function attempt<T>(operation: Operation, call: GraphCall<T>): Promise<Attempt<T>> {
  const { clock, signal, transport } = operation;
  const key = limitKey(operation, call);
  const block = await waitForTurn(operation, key);
  if (signal.aborted) return { result: failed("cancelled"), retry: "never" };
  if (block) return toAttempt(operation, call, failure(rateLimitProblem(block, clock.now())));
  const response = await transport.send({ ...buildRequest(operation, call), signal });
  if (response.kind === "failure") {
    return toAttempt(operation, call, failed(response.code), response.mayHaveArrived);
  }
  const result = readResult(response, call.schema);
  const usages = readUsage(response.headers);
  return toAttempt(operation, call, recordLimits(operation, usages, result, key));
}

/** The app's own limit applies if no account's token is used. */
const limitKey = ({ appToken, appSecret }: Operation, { token }: GraphCall<unknown>): LimitKey =>
  token === undefined || token === appToken ? "app" : accountKey(appSecretProof(appSecret, token));

/** Keeps the pace; returns the block, if any, that forbids the call. */
async function waitForTurn(operation: Operation, key: LimitKey): Promise<Block | undefined> {
  const { limits } = operation;
  const block = limits.blocked("app", key);
  if (block) return block;
  const ms = limits.reserveSlot("app");
  if (ms > 0) await delay(ms, operation);
  // Another call may have met a limit meanwhile.
  return limits.blocked("app", key);
}

function toAttempt<T>(
  operation: Operation,
  call: GraphCall<T>,
  result: Result<T>,
  mayHaveArrived = true,
): Attempt<T> {
  if (result.ok) return { result, retry: "never" };
  const { code } = result.problem;
  if (code === "throttled") {
    const block = operation.limits.blocked("app", limitKey(operation, call));
    return { result, retry: block && !call.sendOnce ? { at: block.until } : "never" };
  }
  const isOutage = code === "facebook_down" || code === "no_network";
  return { result, retry: isOutage && !(call.sendOnce && mayHaveArrived) ? "soon" : "never" };
}

/** Records what a response says about limits. `key`: whose limit a refusal is, unless the app's. */
function recordLimits<T>(
  { limits, clock }: Operation,
  usages: readonly Usage[],
  result: Result<T>,
  key: LimitKey,
): Result<T> {
  limits.recordUsage(usages);
  if (result.ok || result.problem.code !== "throttled") return result;
  const { details } = result.problem;
  const exceeded = appLimitCodes.includes(details?.graphCode) ? "app" : key;
  limits.block(exceeded, longestRegain(usages));
  const block = limits.blocked(exceeded);
  return block ? failure(rateLimitProblem(block, clock.now(), details)) : result;
}

function buildRequest(operation: Operation, { method, path, token, fields }: GraphCall<unknown>) {
  const parameters = new URLSearchParams({
    ...fields,
    ...(token !== undefined && {
      access_token: token,
      appsecret_proof: appSecretProof(operation.appSecret, token),
    }),
  });
  const url = new URL(`/${operation.version}/${path}`, operation.graphOrigin);
  if (method === "POST") return { method, url, form: parameters };
  url.search = parameters.toString();
  return { method, url };
}

const appSecretProof = (secret: string, token: string): string =>
  createHmac("sha256", secret).update(token).digest("hex");
