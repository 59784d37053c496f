/** The one way to the Graph API: proof, pace, time limit, retries and the reading of errors are the same for every call. */
import { createHmac } from "node:crypto";
import type { z } from "zod";
import { delay } from "../../channels/health/delay.ts";
import type { Clock, Problem, Result } from "../../channels/ports/index.ts";
import { failed, throttled } from "../errors/problems.ts";
import { createWaits, type Patience, type Waits } from "./rate-limit-wait.ts";
import { createGates, type Gate, type Stop } from "./rate-limiter.ts";
import { readResult } from "./read-response.ts";
import { type Attempt, retrying } from "./retry.ts";
import { createTransport, type Transport } from "./transport.ts";
import { longestStop, type Usage, type UsageHeaders, usageOf } from "./usage-headers.ts";

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
  /** Below the version, without a leading slash. */
  readonly path: string;
  /** The query of a GET or DELETE; the form of a POST, where secrets stay out of URLs. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Sent together with its `appsecret_proof`. */
  readonly token?: string;
  readonly schema: z.ZodType<T>;
  /** A second time would do something else, or fail: never sent again once it may have arrived. */
  readonly once?: true;
}

/** A client for the length of one operation, with the secret it was given. */
export interface Graph {
  readonly appId: string;
  readonly appSecret: string;
  /** `appsecret_proof` (`research/meta.md` §1.7). */
  proof(token: string): string;
  call<T>(call: GraphCall<T>): Promise<Result<T>>;
  /** The answer to one request of a batch, read as the answer to a call is. */
  readBatchItem<T>(item: BatchItem, answer: z.ZodType<T>, pageId: string): Result<T>;
  /** This Page's own limit is reached; undefined: it may be asked. */
  rateLimit(pageId: string): Problem | undefined;
}

interface BatchItem {
  readonly status: number;
  readonly headers: UsageHeaders;
  readonly body: string;
}

export interface Client {
  /** Without `patience`, a limit fails the call that meets it, and every further one until it is over. */
  open(appSecret: string, signal: AbortSignal, patience?: Patience): Graph;
  close(): Promise<void>;
}

/** Milliseconds between calls when the app nears its limit. */
const slowPause = 2_000;

export function createClient(config: ClientConfig): Client {
  const gates = createGates(config.clock, config.random);
  const transport = createTransport(config.graphOrigin, config.clock);
  return {
    open: (appSecret, signal, patience) => {
      const waits = createWaits({ clock: config.clock, signal }, patience);
      return createGraph({ ...config, transport, gate: gates.enter(), waits, appSecret, signal });
    },
    close: () => transport.close(),
  };
}

interface Operation extends ClientConfig {
  readonly transport: Transport;
  readonly gate: Gate;
  readonly waits: Waits;
  readonly appSecret: string;
  readonly signal: AbortSignal;
}

function createGraph(operation: Operation): Graph {
  const { appId, appSecret, gate, clock } = operation;
  return {
    appId,
    appSecret,
    proof: (token) => appSecretProof(appSecret, token),
    call: (call) => callWithRateLimit(operation, call),
    readBatchItem(item, answer, pageId) {
      const usages = usageOf(item.headers, pageId);
      const read = readResult(item, answer, { pageId, appId });
      return recordUsage(operation, usages, read, pageId);
    },
    rateLimit(pageId) {
      const stop = gate.stopped(pageId);
      return stop && rateLimitProblem(clock, stop);
    },
  };
}

/** The limits that a call of its own can meet; those of Pages are met in batches. */
const stopOf = (gate: Gate): Stop | undefined => gate.stopped("app") ?? gate.stopped("caller");

/** Where a limit is met and the operation is patient, the call is made again when it is over. */
async function callWithRateLimit<T>(operation: Operation, call: GraphCall<T>): Promise<Result<T>> {
  for (;;) {
    const result = await retrying(() => attempt(operation, call), operation);
    const stop = isThrottled(result) && !call.once ? stopOf(operation.gate) : undefined;
    if (!stop || !(await operation.waits.wait(stop.ms)))
      return operation.signal.aborted ? failed("cancelled") : result;
  }
}

async function attempt<T>(operation: Operation, call: GraphCall<T>): Promise<Attempt<T>> {
  const { gate, signal, transport, clock } = operation;
  const stop = stopOf(gate);
  if (stop) return final({ ok: false, problem: rateLimitProblem(clock, stop) });
  if (gate.isSlow()) await delay(slowPause, operation);
  if (signal.aborted) return final(failed("cancelled"));
  const sent = await transport.send({
    method: call.method,
    ...buildRequest(operation, call),
    signal,
  });
  if (sent.kind === "failure") {
    const transient = sent.code === "facebook_down" || sent.code === "no_network";
    return { result: failed(sent.code), again: transient && !(sent.mayHaveArrived && call.once) };
  }
  const read = readResult(sent, call.schema);
  const result = recordUsage(operation, usageOf(sent.headers), read, "caller");
  return { result, again: isTransient(result) && !call.once };
}

const final = <T>(result: Result<T>): Attempt<T> => ({ result, again: false });

const isTransient = (result: Result<unknown>): boolean =>
  !result.ok && result.problem.code === "facebook_down";

const isThrottled = (result: Result<unknown>): boolean =>
  !result.ok && result.problem.code === "throttled";

/** Limits of the whole app (`research/meta.md` §3.2); the others are the caller's or one Page's own. */
const appLimits: readonly (number | undefined)[] = [4, 341];

/** Notes what an answer tells of limits. `scope`: whose limit it is when it is refused, unless it is the app's. */
function recordUsage<T>(
  { gate, clock }: Operation,
  usages: readonly Usage[],
  result: Result<T>,
  scope: string,
): Result<T> {
  gate.note(usages);
  if (result.ok || result.problem.code !== "throttled") return result;
  const { details } = result.problem;
  const met = appLimits.includes(details?.graphCode) ? "app" : scope;
  gate.refused(met, longestStop(usages));
  const stop = gate.stopped(met);
  return { ok: false, problem: stop ? rateLimitProblem(clock, stop, details) : result.problem };
}

/** A limit's sentence says how long to wait, where Facebook told. */
const rateLimitProblem = (
  clock: Clock,
  { ms, named }: Stop,
  details?: Problem["details"],
): Problem => ({
  ...throttled(named ? ms : undefined, details),
  retryAt: new Date(clock.now() + ms).toISOString(),
});

const appSecretProof = (secret: string, token: string): string =>
  createHmac("sha256", secret).update(token).digest("hex");

function buildRequest(operation: Operation, call: GraphCall<unknown>) {
  const { token } = call;
  const fields = new URLSearchParams({
    ...call.fields,
    ...(token !== undefined && {
      access_token: token,
      appsecret_proof: appSecretProof(operation.appSecret, token),
    }),
  });
  const url = new URL(`/${operation.version}/${call.path}`, operation.graphOrigin);
  if (call.method === "POST") return { url, form: fields };
  url.search = fields.toString();
  return { url };
}
