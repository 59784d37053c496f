/** The one way to the Graph API: proof, pace, time limit, retries and the reading of errors are the same for every call. */
import { createHmac } from "node:crypto";
import type { z } from "zod";
import type { Clock, Outcome } from "../channels/ports.ts";
import { readAnswer } from "./answer.ts";
import { problemOf } from "./errors.ts";
import { createGate } from "./gate.ts";
import { failed, problem, succeeded, throttled } from "./problems.ts";
import { type Attempt, pause, retrying } from "./retry.ts";
import { createTransport, type HttpAnswer } from "./transport.ts";
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
  /** Milliseconds until this Page may be asked again; undefined: now. */
  stoppedFor(pageId: string): number | undefined;
}

export interface BatchItem {
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
  const { clock, random } = config;
  const gate = createGate(clock);
  const transport = createTransport(config.graphOrigin, clock);

  async function attempt<T>(
    call: GraphCall<T>,
    secret: string,
    signal: AbortSignal,
  ): Promise<Attempt<T>> {
    const stopped = gate.stoppedFor("app");
    if (stopped !== undefined) return final({ ok: false, problem: throttled(stopped) });
    if (gate.isSlow()) await pause(slowPause, { clock, signal });
    if (signal.aborted) return final(failed("cancelled"));
    const sent = await transport.send({
      method: call.method,
      ...addressed(config, call, secret),
      signal,
    });
    if (sent.kind === "failure") {
      const transient = sent.code === "facebook_down" || sent.code === "no_network";
      return { outcome: failed(sent.code), again: transient && !(sent.sent && call.once) };
    }
    gate.note(usageOf(sent.headers));
    const outcome = waitNamed(read(sent, call.answer), "app");
    return { outcome, again: isTransient(outcome) && !call.once };
  }

  /** Says how long to wait, where a header told us. */
  function waitNamed<T>(outcome: Outcome<T>, scope: string): Outcome<T> {
    if (outcome.ok || outcome.problem.code !== "throttled") return outcome;
    const wait = gate.stoppedFor(scope) ?? gate.stoppedFor("app");
    return { ok: false, problem: throttled(wait, outcome.problem.details) };
  }

  return {
    open: (appSecret, signal) => ({
      appId: config.appId,
      appSecret,
      proof: (token) => proofOf(appSecret, token),
      call: (call) => retrying(() => attempt(call, appSecret, signal), { clock, random, signal }),
      readItem(item, answer, pageId) {
        gate.note(usageOf(item.headers, pageId));
        return waitNamed(read(item, answer), pageId);
      },
      stoppedFor: (pageId) => gate.stoppedFor(pageId),
    }),
    close: () => transport.close(),
  };
}

const final = <T>(outcome: Outcome<T>): Attempt<T> => ({ outcome, again: false });

const isTransient = (outcome: Outcome<unknown>): boolean =>
  !outcome.ok && outcome.problem.code === "facebook_down";

const proofOf = (secret: string, token: string): string =>
  createHmac("sha256", secret).update(token).digest("hex");

function addressed(config: ClientConfig, call: GraphCall<unknown>, secret: string) {
  const { token } = call;
  const fields = new URLSearchParams({
    ...call.fields,
    ...(token !== undefined && { access_token: token, appsecret_proof: proofOf(secret, token) }),
  });
  const url = new URL(`/${config.version}/${call.path}`, config.graphOrigin);
  if (call.method === "POST") return { url, form: fields };
  url.search = fields.toString();
  return { url };
}

function read<T>(
  { status, body }: Pick<HttpAnswer, "status" | "body">,
  answer: z.ZodType<T>,
): Outcome<T> {
  const found = readAnswer(body);
  if (found.kind === "error") return { ok: false, problem: problemOf(found.error) };
  if (status === 429) return { ok: false, problem: problem("throttled") };
  if (status >= 500) return failed("facebook_down");
  if (found.kind === "not-json") return failed("facebook_not_json");
  const parsed = answer.safeParse(found.value);
  return parsed.success && status < 400 ? succeeded(parsed.data) : failed("facebook_unexpected");
}
