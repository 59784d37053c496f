import type { z } from "zod";
import type { Reachability } from "../../../common/contract/snapshot.ts";
import type { Problem, Result } from "../../channels/model.ts";
import { rateLimitProblem } from "../errors/problems.ts";
import type { BatchItem } from "./batch-item.ts";
import { sign } from "./build-request.ts";
import { attemptCall, type GraphCall, recordLimits } from "./call.ts";
import { createRateLimiter } from "./rate-limiter.ts";
import { createReachabilityTracker } from "./reachability.ts";
import { readResult } from "./read-response.ts";
import { createRetries, type RateLimitPause } from "./retry.ts";
import { createTransport, type TransportOptions } from "./transport.ts";
import { readUsage } from "./usage-headers.ts";

export interface ClientConfig extends TransportOptions {
  /** The version of the Graph API, such as `v26.0`. */
  readonly version: string;
  readonly appId: string;
  /** Returns a number from 0 (inclusive) to 1 (exclusive), like `Math.random`. */
  readonly random: () => number;
  readonly log?: Log | undefined;
  readonly onReachabilityChange?: (() => void) | undefined;
}

/** Logs an event with a few facts, none of which may be a secret, an id, a name or a URL. */
export type Log = (event: string, facts: Readonly<Record<string, string | number>>) => void;

/** The Graph API for one operation. Each call uses the operation's app secret and abort signal. */
export interface Graph {
  readonly appId: string;
  readonly appSecret: string;
  /** The token for calls that the app makes on its own behalf (docs/research/meta.md §1.5). */
  readonly appToken: string;
  readonly log: Log;
  /** Returns the parameters with which a request in a batch sends its token. */
  sign(token: string): Readonly<Record<"access_token" | "appsecret_proof", string>>;
  call<T>(call: GraphCall<T>): Promise<Result<T>>;
  /** Reads one item of a batch response, just like the response to a single call. */
  readBatchItem<T>(item: BatchItem, schema: z.ZodType<T>, pageId: string): Result<T>;
  /** Returns a problem if this Page's own limit is exceeded, or undefined if it is not. */
  rateLimit(pageId: string): Problem | undefined;
}

export interface OperationOptions {
  readonly appSecret: string;
  readonly signal: AbortSignal;
  /** If absent, a rate-limited call fails at once. */
  readonly rateLimitPause?: RateLimitPause | undefined;
}

/** The client that makes all calls to the Graph API. */
export interface Client {
  forOperation(options: OperationOptions): Graph;
  reachability(): Reachability;
  close(): void;
}

export function createClient(config: ClientConfig): Client {
  const { clock, random, appId, log = () => undefined } = config;
  const limiter = createRateLimiter(clock, random);
  const transport = createTransport(config);
  const { onReachabilityChange = () => undefined } = config;
  const reachability = createReachabilityTracker(clock, onReachabilityChange);

  function forOperation({ appSecret, signal, rateLimitPause }: OperationOptions): Graph {
    const appToken = `${appId}|${appSecret}`;
    const limits = limiter.forOperation();
    const withRetries = createRetries({ clock, signal, random, rateLimitPause });
    const context = { ...config, transport, limits, appSecret, appToken, signal };
    return {
      appId,
      appSecret,
      appToken,
      log,
      sign: (token) => sign(appSecret, token),
      async call(call) {
        const result = await withRetries(() => attemptCall(context, call));
        reachability.record(result);
        return result;
      },
      readBatchItem(item, schema, pageId) {
        const result = readResult(item, schema, { pageId, appId });
        return recordLimits(context, readUsage(item.headers, pageId), result, pageId);
      },
      rateLimit(pageId) {
        const block = limits.blocked(pageId);
        return block && rateLimitProblem(block, clock.now());
      },
    };
  }

  return { forOperation, reachability: reachability.current, close: transport.close };
}
