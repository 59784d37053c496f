import { type Practice, type PracticeOptions, people } from "../../../main/practice/index.ts";
import {
  answerDialog,
  appToken,
  credentials,
  longToken,
  type Params,
  pageTokens,
  proof,
  redirectUri,
  shortToken,
  start,
} from "../../unit/practice/support.ts";
import type { Method } from "../meta/endpoint.ts";
import type { Exchange } from "./recorder.ts";
import { type Recorder, startRecorder } from "./recorder.ts";
import { type TokenOwners, tokenOwnersOf } from "./token-owners.ts";

/** A practice Facebook behind a recording proxy, with Dana logged in. */
export interface Scenario {
  readonly practice: Practice;
  readonly recorder: Recorder;
  readonly tokenOwners: TokenOwners;
  /** Dana's long-lived token. */
  readonly userToken: string;
  readonly appToken: string;
  /** By Page name; undefined for a Page without a token. */
  readonly pageTokens: ReadonlyMap<string, string | undefined>;
  /** Sends a request through the proxy. */
  send(request: SampleRequest): Promise<Exchange>;
  advanceClock(ms: number): void;
}

export interface SampleRequest {
  readonly method: Method;
  /** After the version. */
  readonly path: string;
  readonly params: Params;
  /** Default: v26.0. */
  readonly version?: string;
  /** Omits the `appsecret_proof` of the token. */
  readonly withoutProof?: true;
}

export const dana = people.dana.id;

export async function createScenario(options: PracticeOptions = {}): Promise<Scenario> {
  let clockOffset = 0;
  const practice = await start({ now: () => Date.now() + clockOffset, ...options });
  const recorder = await startRecorder(practice.origin);
  const userToken = await longToken(practice);
  return {
    practice,
    recorder,
    tokenOwners: tokenOwnersOf(practice),
    userToken,
    appToken: appToken(practice),
    pageTokens: await pageTokens(practice, userToken),
    send: (request) => send(practice, recorder, request),
    advanceClock: (ms) => {
      clockOffset += ms;
    },
  };
}

/** Like Pagekeeper's client, sends a form with POST and otherwise a query, and proves a token. */
async function send(
  practice: Practice,
  recorder: Recorder,
  request: SampleRequest,
): Promise<Exchange> {
  const { method, path, params, version = "v26.0", withoutProof } = request;
  const { access_token: token } = params;
  const sent = new URLSearchParams({
    ...(token !== undefined && !withoutProof && { appsecret_proof: proof(practice, token) }),
    ...params,
  });
  const url = new URL(`/${version}/${path}`, recorder.origin);
  if (method !== "POST") url.search = sent.toString();
  await (await fetch(url, { method, ...(method === "POST" && { body: sent }) })).arrayBuffer();
  const exchange = recorder.exchanges.at(-1);
  if (!exchange) throw new Error(`${method} ${path} was not recorded`);
  return exchange;
}

/** Returns the parameters for exchanging a new code. */
export async function codeParams({ practice }: Scenario): Promise<Params> {
  const redirect = await answerDialog(practice);
  return {
    ...credentials(practice),
    redirect_uri: redirectUri,
    code: redirect.searchParams.get("code") ?? "",
  };
}

/** Returns the parameters for exchanging a short-lived token. */
export async function exchangeParams({ practice }: Scenario): Promise<Params> {
  return {
    ...credentials(practice),
    grant_type: "fb_exchange_token",
    fb_exchange_token: await shortToken(practice),
  };
}
