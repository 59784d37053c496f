/** A practice Facebook with a recorder before it, somebody logged in, and the tokens that come of it. */
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
import type { Exchange } from "./exchange.ts";
import { type Recorder, startRecorder } from "./recorder.ts";
import { type Knowledge, knowledgeOf } from "./token-owner.ts";

export interface Stage {
  readonly practice: Practice;
  readonly recorder: Recorder;
  readonly known: Knowledge;
  /** Dana's, long-lived. */
  readonly user: string;
  readonly app: string;
  /** By the Page's name. */
  readonly pages: ReadonlyMap<string, string | undefined>;
  ask(ask: Ask): Promise<Exchange>;
  /** Moves its clock on, in milliseconds. */
  later(ms: number): void;
}

export interface Ask {
  readonly method: Method;
  /** Below the version. */
  readonly path: string;
  readonly params: Params;
  /** Instead of v26.0. */
  readonly version?: string;
  /** Leaves out the `appsecret_proof` that goes with a token. */
  readonly unproven?: true;
}

export const dana = people.dana.id;

export async function openStage(options: PracticeOptions = {}): Promise<Stage> {
  let ahead = 0;
  const practice = await start({ now: () => Date.now() + ahead, ...options });
  const recorder = await startRecorder(practice.origin);
  const user = await longToken(practice);
  return {
    practice,
    recorder,
    known: knowledgeOf(practice),
    user,
    app: appToken(practice),
    pages: await pageTokens(practice, user),
    ask: (ask) => send(practice, recorder, ask),
    later: (ms) => {
      ahead += ms;
    },
  };
}

/** As our client sends it: a POST as a form, anything else in the query, a token with its proof. */
async function send(practice: Practice, recorder: Recorder, ask: Ask): Promise<Exchange> {
  const { method, path, params, version = "v26.0", unproven } = ask;
  const { access_token: token } = params;
  const sent = new URLSearchParams({
    ...(token !== undefined && !unproven && { appsecret_proof: proof(practice, token) }),
    ...params,
  });
  const url = new URL(`/${version}/${path}`, recorder.origin);
  if (method !== "POST") url.search = sent.toString();
  await (await fetch(url, { method, ...(method === "POST" && { body: sent }) })).arrayBuffer();
  const exchange = recorder.exchanges.at(-1);
  if (!exchange) throw new Error(`${method} ${path} was not recorded`);
  return exchange;
}

/** All that is needed to get a token for a code; the code is fresh. */
export async function codeParams({ practice }: Stage): Promise<Params> {
  const back = await answerDialog(practice);
  return {
    ...credentials(practice),
    redirect_uri: redirectUri,
    code: back.searchParams.get("code") ?? "",
  };
}

export async function exchangeParams({ practice }: Stage): Promise<Params> {
  return {
    ...credentials(practice),
    grant_type: "fb_exchange_token",
    fb_exchange_token: await shortToken(practice),
  };
}
