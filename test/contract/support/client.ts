/** Our client with a recorder between it and the practice Facebook; its dialog is gone through as a browser does. */

import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { CheckRequest, Login, LoginRequest } from "../../../main/channels/ports/facebook.ts";
import type { Practice, PracticeOptions } from "../../../main/practice/index.ts";
import { createTestFacebook } from "../../unit/facebook/support/graph.ts";
import { loginRequest } from "../../unit/facebook/support/login.ts";
import { type Answers, post, readForm, redirectUri, start } from "../../unit/practice/support.ts";
import type { EndpointName } from "../meta.ts";
import { type Recorder, startRecorder } from "./recorder.ts";
import { knowledgeOf } from "./token-owner.ts";
import { judge, secretsInAddress } from "./verify-contract.ts";

export interface Client {
  readonly practice: Practice;
  readonly recorder: Recorder;
  readonly facebook: ReturnType<typeof createTestFacebook>;
}

/** `login`: by which of Meta's two kinds of Login; classic by default. */
export async function openClient(
  options: PracticeOptions & { readonly login?: "classic" | "business" } = {},
): Promise<Client> {
  const practice = await start({ branches: 0, ...options });
  const recorder = await startRecorder(practice.origin);
  const facebook = createTestFacebook(recorder.origin, {
    dialogOrigin: practice.origin,
    appId: practice.appId,
    appSecret: () => practice.appSecret,
    ...(options.login === "business" && { configId: practice.configId }),
  });
  return { practice, recorder, facebook };
}

export interface LoginOptions extends Answers {
  readonly type?: ChannelType;
  readonly knownPages?: LoginRequest["knownPages"];
  /** Lets the dialog use the earlier choice again. */
  readonly keep?: true;
}

export async function logIn(client: Client, options: LoginOptions = {}): Promise<Login> {
  const { type = "messenger", knownPages = () => [] } = options;
  const code = await codeFor(client, type, options);
  const result = await client.facebook.readLogin(
    loginRequest({ type, code, redirectUri, knownPages }),
  );
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

async function codeFor({ practice, facebook }: Client, type: ChannelType, answers: LoginOptions) {
  const rerequest = answers.keep !== true;
  const dialog = facebook.dialogUrl({ type, state: "s", redirectUri, rerequest });
  const form = readForm(await (await fetch(dialog)).text(), answers);
  const { origin } = practice;
  const reply = await post(`${origin}/v26.0/dialog/oauth`, form, { origin });
  return new URL(reply.headers.get("location") ?? "nowhere:").searchParams.get("code") ?? "";
}

export const checksOf = (login: Login, type: ChannelType): readonly CheckRequest[] =>
  login.pages.flatMap(({ id, token }) =>
    token === undefined ? [] : [{ accountId: `${type}-${id}`, type, pageId: id, token }],
  );

export interface Findings {
  /** Which entries of the contract were asked, each once. */
  readonly asked: readonly EndpointName[];
  readonly faults: readonly string[];
}

/** What the client asked so far, held against the contract; also what went round the recorder. */
export function recordOf({ practice, recorder }: Client): Findings {
  const { exchanges } = recorder;
  const arrived = practice.control.calls().filter(({ via }) => via === "http").length;
  const known = knowledgeOf(practice);
  const verdicts = exchanges.flatMap((exchange) => judge(known, exchange));
  const asked = verdicts.flatMap(({ endpoint }) => endpoint ?? []);
  const open = exchanges.flatMap((exchange) =>
    secretsInAddress(exchange).map((name) => `${exchange.path} has ${name} in its address`),
  );
  const round = arrived - exchanges.length;
  return {
    asked: [...new Set(asked)].sort(),
    faults: [
      ...new Set([...verdicts.flatMap(({ faults }) => faults), ...open]),
      ...(round === 0 ? [] : [`${round} calls went round the recorder`]),
    ],
  };
}
