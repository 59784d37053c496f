import { createHmac } from "node:crypto";
import type { z } from "zod";
import type { Result } from "../../channels/model.ts";
import type { Clock } from "../../channels/ports/clock.ts";
import { delay } from "../../channels/ports/clock.ts";
import { appLimitCodes } from "../errors/error-table.ts";
import { failed, failure, rateLimitProblem } from "../errors/problems.ts";
import { readOnlyItem, toOperation } from "./batch-item.ts";
import { accountKey, type Block, type LimitKey, type OperationLimits } from "./rate-limiter.ts";
import { isFromGateway, readResult } from "./read-response.ts";
import type { Attempt } from "./retry.ts";
import type { Transport } from "./transport.ts";
import { longestRegain, readUsage, type Usage } from "./usage-headers.ts";

export interface GraphCall<T> {
  readonly method: "GET" | "POST" | "DELETE";
  /** The path after the version, without a leading slash, such as `me/accounts`. */
  readonly path: string;
  /** The parameters. A POST sends them as a form, and the other methods in the URL. */
  readonly fields?: Readonly<Record<string, string>>;
  /**
   * Set if a field is secret and the method is not POST. The call is then sent as a batch of one,
   * because proxies and logs record URLs (docs/decisions/0028-no-secret-in-an-address.md).
   */
  readonly secretFields?: true;
  /** The token to send, together with its `appsecret_proof`. It never becomes part of the URL. */
  readonly token?: string;
  readonly schema: z.ZodType<T>;
  /** Set if the call is not idempotent, so that it is not repeated if it may have reached Meta. */
  readonly sendOnce?: true;
}

/** The data that all calls of an operation share. */
export interface CallContext {
  readonly graphOrigin: string;
  /** The version of the Graph API, such as `v26.0`. */
  readonly version: string;
  readonly appSecret: string;
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

function buildRequest(context: CallContext, call: GraphCall<unknown>) {
  return call.secretFields
    ? buildSingleRequest(context, toBatch(context, call))
    : buildSingleRequest(context, call);
}

function buildSingleRequest(
  { version, graphOrigin, appSecret }: CallContext,
  { method, path, token, fields }: Pick<GraphCall<unknown>, "method" | "path" | "token" | "fields">,
) {
  const url = new URL(`/${version}/${path}`, graphOrigin);
  const signature = token === undefined ? undefined : sign(appSecret, token);
  if (method === "POST") {
    return { method, url, form: new URLSearchParams({ ...fields, ...signature }) };
  }
  const { access_token: bearer, ...proof } = signature ?? {};
  url.search = new URLSearchParams({ ...fields, ...proof }).toString();
  return { method, url, ...(bearer !== undefined && { bearer }) };
}

function toBatch(
  { appSecret }: CallContext,
  { method, path, token, fields = {} }: GraphCall<unknown>,
) {
  const signature = token === undefined ? {} : sign(appSecret, token);
  const batch = JSON.stringify([toOperation({ method, path, fields, signature })]);
  return {
    method: "POST",
    path: "",
    fields: { batch },
    ...(token !== undefined && { token }),
  } as const;
}

/** Returns the parameters for a token. */
export const sign = (appSecret: string, token: string) => ({
  access_token: token,
  appsecret_proof: appSecretProof(appSecret, token),
});

/** Returns the proof that a call comes from the token's app (docs/research/meta.md §1.7). */
const appSecretProof = (appSecret: string, token: string): string =>
  createHmac("sha256", appSecret).update(token).digest("hex");
