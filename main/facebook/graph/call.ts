import type { z } from "zod";
import type { Result } from "../../channels/model.ts";
import type { Clock } from "../../channels/ports/clock.ts";
import { delay } from "../../channels/ports/clock.ts";
import { appLimitCodes } from "../errors/error-table.ts";
import { failed, failure, rateLimitProblem } from "../errors/problems.ts";
import { readOnlyItem } from "./batch-item.ts";
import {
  appSecretProof,
  buildRequest,
  type GraphRequest,
  type RequestOptions,
} from "./build-request.ts";
import { accountKey, type Block, type LimitKey, type OperationLimits } from "./rate-limiter.ts";
import { isFromGateway, readResult } from "./read-response.ts";
import type { Attempt } from "./retry.ts";
import type { Transport } from "./transport.ts";
import { longestRegain, readUsage, type Usage } from "./usage-headers.ts";

export interface GraphCall<T> extends GraphRequest {
  readonly schema: z.ZodType<T>;
  /** Set if the call is not idempotent, so that it is not repeated if it may have reached Meta. */
  readonly sendOnce?: true;
}

/** The data that all calls of an operation share. */
export interface CallContext extends RequestOptions {
  readonly appToken: string;
  readonly transport: Transport;
  readonly limits: OperationLimits;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Waits for a free slot, sends the call once, reads the response and records rate limits. */
export async function attemptCall<T>(
  context: CallContext,
  call: GraphCall<T>,
): Promise<Attempt<T>> {
  const { clock, signal, transport } = context;
  const key = limitKey(context, call);
  const block = await waitForTurn(context, key);
  if (signal.aborted) return { result: failed("cancelled"), retry: "never" };
  if (block) return toAttempt(context, call, failure(rateLimitProblem(block, clock.now())));
  const sent = await transport.send({ ...buildRequest(context, call), signal });
  const response = sent.kind === "response" && call.secretFields ? readOnlyItem(sent) : sent;
  if (response.kind === "failure") {
    const result = failed(response.code, response.details);
    return toAttempt(context, call, result, response.mayHaveArrived ? "maybe" : "no");
  }
  const result = readResult(response, call.schema);
  const usages = readUsage(response.headers);
  const arrived = isFromGateway(response) ? "hardly" : "maybe";
  return toAttempt(context, call, recordLimits(context, usages, result, key), arrived);
}

/**
 * Returns the owner of the limit that applies to a call. This is the app if the call has no token
 * or the app's token. Otherwise it is the account that the token belongs to.
 */
const limitKey = ({ appToken, appSecret }: CallContext, { token }: GraphCall<unknown>): LimitKey =>
  token === undefined || token === appToken ? "app" : accountKey(appSecretProof(appSecret, token));

/** Waits for a free slot for the call. If a limit blocks the call, returns that block. */
async function waitForTurn(context: CallContext, key: LimitKey): Promise<Block | undefined> {
  const { limits } = context;
  const block = limits.blocked("app", key);
  if (block) return block;
  const ms = limits.reserveSlot("app");
  if (ms > 0) await delay(ms, context);
  // Check again, because another call may have reached a limit during the delay.
  return limits.blocked("app", key);
}

function toAttempt<T>(
  context: CallContext,
  call: GraphCall<T>,
  result: Result<T>,
  arrived: "no" | "hardly" | "maybe" = "maybe",
): Attempt<T> {
  if (result.ok) return { result, retry: "never" };
  const { code } = result.problem;
  if (code === "throttled") {
    const block = context.limits.blocked("app", limitKey(context, call));
    return { result, retry: block && !call.sendOnce ? { at: block.until } : "never" };
  }
  const isOutage = code === "facebook_down" || code === "no_network";
  if (!isOutage) return { result, retry: "never" };
  if (!call.sendOnce || arrived === "no") return { result, retry: "soon" };
  return { result, retry: arrived === "hardly" ? "once" : "never" };
}

/**
 * Records the usage. If Meta refused the call because of a limit, also records the block.
 *
 * @param key The owner of the limit, unless the error code says that the limit is the app's.
 */
export function recordLimits<T>(
  { limits, clock }: Pick<CallContext, "limits" | "clock">,
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
