import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { CheckRequest, Login, LoginRequest } from "../../../main/channels/ports/facebook.ts";
import type { Practice, PracticeOptions } from "../../../main/practice/index.ts";
import { createTestFacebook } from "../../unit/facebook/support/graph.ts";
import { loginRequest } from "../../unit/facebook/support/login.ts";
import { type Answers, answerDialogAt, redirectUri, start } from "../../unit/practice/support.ts";
import type { EndpointName } from "../meta/index.ts";
import { type Recorder, startRecorder } from "./recorder.ts";
import { tokenOwnersOf } from "./token-owners.ts";
import { secretsInUrl, verifyContract } from "./verify-contract.ts";

/** Pagekeeper's client, connected to the practice Facebook through a recorder. */
export interface Client {
  readonly practice: Practice;
  readonly recorder: Recorder;
  readonly facebook: ReturnType<typeof createTestFacebook>;
}

/** `login` is the kind of Facebook Login, which is classic by default. */
export async function createClient(
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
  /** Whether the dialog reuses the earlier choice of Pages. */
  readonly reuseChoice?: true;
}

/** Submits the dialog as a browser would, and returns the client's login. */
export async function logIn(client: Client, options: LoginOptions = {}): Promise<Login> {
  const { type = "messenger", knownPages = () => [] } = options;
  const code = await codeFor(client, type, options);
  const result = await client.facebook.readLogin(
    loginRequest({ type, code, redirectUri, knownPages }),
  );
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

async function codeFor({ facebook }: Client, type: ChannelType, answers: LoginOptions) {
  const rerequest = answers.reuseChoice !== true;
  const dialog = facebook.dialogUrl({ type, state: "s", redirectUri, rerequest });
  return (await answerDialogAt(dialog, answers)).searchParams.get("code") ?? "";
}

/** Returns a check request for each Page that has a token. */
export const checksOf = (login: Login, type: ChannelType): readonly CheckRequest[] =>
  login.pages.flatMap(({ id, token }) =>
    token === undefined ? [] : [{ accountId: `${type}-${id}`, type, pageId: id, token }],
  );

export interface Report {
  /** The names of the endpoints that the client called, sorted and without duplicates. */
  readonly endpoints: readonly EndpointName[];
  readonly violations: readonly string[];
}

/**
 * Verifies every call so far against the contract. A call that bypassed the recorder is a
 * violation, too.
 */
export function reportOn({ practice, recorder }: Client): Report {
  const { exchanges } = recorder;
  const owners = tokenOwnersOf(practice);
  const verifications = exchanges.flatMap((exchange) => verifyContract(owners, exchange));
  const secrets = exchanges.flatMap((exchange) =>
    secretsInUrl(exchange).map((name) => `${exchange.path} has ${name} in its URL`),
  );
  const received = practice.control.calls().filter(({ via }) => via === "http").length;
  const bypassing = received - exchanges.length;
  return {
    endpoints: unique(verifications.flatMap(({ endpoint }) => endpoint ?? [])).sort(),
    violations: [
      ...unique([...verifications.flatMap(({ violations }) => violations), ...secrets]),
      ...(bypassing === 0 ? [] : [`${bypassing} calls bypassed the recorder`]),
    ],
  };
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];
