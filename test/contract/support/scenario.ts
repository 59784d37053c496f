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

/** A practice Facebook that Dana has logged in to, behind a recording proxy. */
export interface Scenario {
  readonly practice: Practice;
  readonly recorder: Recorder;
  readonly tokenOwners: TokenOwners;
  /** Dana's long-lived user token. */
  readonly userToken: string;
  readonly appToken: string;
  /**
   * The Page tokens, by Page name. The value is undefined if the Page is listed without a token.
   */
  readonly pageTokens: ReadonlyMap<string, string | undefined>;
  /** Sends a request through the proxy. */
  send(request: SampleRequest): Promise<Exchange>;
  advanceClock(ms: number): void;
}

export interface SampleRequest {
  readonly method: Method;
  /** The path after the version. */
  readonly path: string;
  readonly params: Params;
  /** The default is v26.0. */
  readonly version?: string;
  /** Whether to omit the `appsecret_proof` for the token. */
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

/**
 * Sends a request as Pagekeeper's client does. A POST sends the parameters as a form, and other
 * methods send the token in a header and the rest in the query. Each token is sent with its proof.
 */
async function send(
  practice: Practice,
  recorder: Recorder,
  request: SampleRequest,
): Promise<Exchange> {
  const { method, path, params, version = "v26.0", withoutProof } = request;
  const { access_token: token, ...rest } = params;
  const signed = {
    ...(token !== undefined && !withoutProof && { appsecret_proof: proof(practice, token) }),
    ...rest,
  };
  const url = new URL(`/${version}/${path}`, recorder.origin);
  if (method !== "POST") url.search = new URLSearchParams(signed).toString();
  const reply = await fetch(url, {
    method,
    ...(method === "POST"
      ? {
          body: new URLSearchParams({
            ...signed,
            ...(token !== undefined && { access_token: token }),
          }),
        }
      : token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
  });
  await reply.arrayBuffer();
  const exchange = recorder.exchanges.at(-1);
  if (!exchange) throw new Error(`${method} ${path} was not recorded`);
  return exchange;
}

/** Logs in and returns the parameters for exchanging the new code. */
export async function codeParams({ practice }: Scenario): Promise<Params> {
  const redirect = await answerDialog(practice);
  return {
    ...credentials(practice),
    redirect_uri: redirectUri,
    code: redirect.searchParams.get("code") ?? "",
  };
}

/** Logs in and returns the parameters for exchanging the short-lived token. */
export async function exchangeParams({ practice }: Scenario): Promise<Params> {
  return {
    ...credentials(practice),
    grant_type: "fb_exchange_token",
    fb_exchange_token: await shortToken(practice),
  };
}
