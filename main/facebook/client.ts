/** The one way to the Graph API: proof, pace, time limit, retries and the reading of errors are the same for every call. */
import { createHmac } from "node:crypto";
import type { z } from "zod";
import type { Clock, Outcome } from "../channels/ports.ts";
import { createGates, type Gate, type Stop } from "./gate.ts";
import { readOutcome } from "./outcome.ts";
import { failed, throttled } from "./problems.ts";
import { type Attempt, pause, retrying } from "./retry.ts";
import { createTransport, type Transport } from "./transport.ts";
import { type UsageHeaders, usageOf } from "./usage.ts";

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
  readonly answer: z.ZodType<T>;
  /** A second time would do something else, or fail: never sent again once it may have arrived. */
  readonly once?: true;
}

/** A client for the length of one operation, with the secret it was given. */
export interface Graph {
  readonly appId: string;
  readonly appSecret: string;
  /** `appsecret_proof` (`research/meta.md` §1.7). */
  proof(token: string): string;
  call<T>(call: GraphCall<T>): Promise<Outcome<T>>;
  /** The answer to one request of a batch, read as the answer to a call is. */
  readItem<T>(item: BatchItem, answer: z.ZodType<T>, pageId: string): Outcome<T>;
  /** This Page's own limit is reached; undefined: it may be asked. */
  stopped(pageId: string): Stop | undefined;
}

interface BatchItem {
  readonly status: number;
  readonly headers: UsageHeaders;
  readonly body: string;
}

export interface Client {
  open(appSecret: string, signal: AbortSignal): Graph;
  close(): Promise<void>;
}

/** Milliseconds between calls when the app nears its limit. */
const slowPause = 2_000;

export function createClient(config: ClientConfig): Client {
  const gates = createGates(config.clock);
  const transport = createTransport(config.graphOrigin, config.clock);
  return {
    open: (appSecret, signal) =>
      createGraph({ ...config, transport, gate: gates.enter(), appSecret, signal }),
    close: () => transport.close(),
  };
}

interface Operation extends ClientConfig {
  readonly transport: Transport;
  readonly gate: Gate;
  readonly appSecret: string;
  readonly signal: AbortSignal;
}

function createGraph(operation: Operation): Graph {
  const { appId, appSecret, gate } = operation;
  return {
    appId,
    appSecret,
    proof: (token) => proofOf(appSecret, token),
    call: (call) => retrying(() => attempt(operation, call), operation),
    readItem(item, answer, pageId) {
      gate.note(usageOf(item.headers, pageId));
      return withWait(readOutcome(item, answer, { pageId, appId }), gate.stopped(pageId));
    },
    stopped: (pageId) => gate.stopped(pageId),
  };
}

async function attempt<T>(operation: Operation, call: GraphCall<T>): Promise<Attempt<T>> {
  const { gate, signal, transport } = operation;
  const stop = gate.stopped("app");
  if (stop) return final({ ok: false, problem: throttled(stop.ms) });
  if (gate.isSlow()) await pause(slowPause, operation);
  if (signal.aborted) return final(failed("cancelled"));
  const sent = await transport.send({
    method: call.method,
    ...addressed(operation, call),
    signal,
  });
  if (sent.kind === "failure") {
    const transient = sent.code === "facebook_down" || sent.code === "no_network";
    return { outcome: failed(sent.code), again: transient && !(sent.sent && call.once) };
  }
  gate.note(usageOf(sent.headers));
  const outcome = withWait(readOutcome(sent, call.answer), gate.stopped("app"));
  return { outcome, again: isTransient(outcome) && !call.once };
}

const final = <T>(outcome: Outcome<T>): Attempt<T> => ({ outcome, again: false });

const isTransient = (outcome: Outcome<unknown>): boolean =>
  !outcome.ok && outcome.problem.code === "facebook_down";

/** A limit's sentence says how long to wait, where a header told. */
function withWait<T>(outcome: Outcome<T>, stop: Stop | undefined): Outcome<T> {
  if (outcome.ok || outcome.problem.code !== "throttled") return outcome;
  return { ok: false, problem: throttled(stop?.ms, outcome.problem.details) };
}

const proofOf = (secret: string, token: string): string =>
  createHmac("sha256", secret).update(token).digest("hex");

function addressed(operation: Operation, call: GraphCall<unknown>) {
  const { token } = call;
  const fields = new URLSearchParams({
    ...call.fields,
    ...(token !== undefined && {
      access_token: token,
      appsecret_proof: proofOf(operation.appSecret, token),
    }),
  });
  const url = new URL(`/${operation.version}/${call.path}`, operation.graphOrigin);
  if (call.method === "POST") return { url, form: fields };
  url.search = fields.toString();
  return { url };
}
