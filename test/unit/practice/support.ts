import { createHmac } from "node:crypto";
import { afterEach } from "vitest";
import { z } from "zod";
import {
  type Practice,
  type PracticeOptions,
  startPractice,
} from "../../../main/practice/index.ts";
import { errorBody, errorNames, matchingErrors } from "../../contract/meta/errors.ts";
import {
  answerSteps,
  type Answers as DialogAnswers,
  readForm,
} from "../../support/practice-dialog.ts";

export const redirectUri = "http://localhost:47814/auth/facebook/callback";

export const allScopes = [
  "pages_show_list",
  "pages_messaging",
  "pages_manage_metadata",
  "pages_read_engagement",
  "business_management",
  "instagram_basic",
  "instagram_manage_messages",
];

const running = new Set<Practice>();

afterEach(async () => {
  await Promise.all([...running].map((practice) => practice.close()));
  running.clear();
});

/** Starts a practice Facebook and stops it after the test. */
export async function start(options: PracticeOptions = {}): Promise<Practice> {
  const practice = await startPractice(options);
  running.add(practice);
  return practice;
}

export type Params = Readonly<Record<string, string>>;

export function dialogUrl(practice: Practice, changes: Params = {}): URL {
  const url = new URL(`${practice.origin}/v26.0/dialog/oauth`);
  url.search = new URLSearchParams({
    client_id: practice.appId,
    redirect_uri: redirectUri,
    response_type: "code",
    state: "the-state",
    scope: allScopes.join(","),
    ...changes,
  }).toString();
  return url;
}

export interface Answers extends DialogAnswers {
  readonly params?: Params;
}

export const post = (url: string, body: URLSearchParams, headers: Params = {}) =>
  fetch(url, { method: "POST", body, headers, redirect: "manual" });

/** Answers all steps of the dialog at this address and returns the URL of the redirect. */
export async function answerDialogAt(url: string | URL, answers: DialogAnswers = {}): Promise<URL> {
  const { origin, pathname } = new URL(url);
  const first = await (await fetch(url)).text();
  const location = await answerSteps(first, answers, async (form) => {
    const reply = await post(`${origin}${pathname}`, form, { origin });
    return { body: await reply.text(), location: reply.headers.get("location") ?? "" };
  });
  return new URL(location);
}

export const answerDialog = (practice: Practice, answers: Answers = {}): Promise<URL> =>
  answerDialogAt(dialogUrl(practice, answers.params), answers);

export const textOf = async (url: URL) => (await fetch(url)).text();

/** Sends a form of the dialog with changes, and returns the page that follows. */
export async function submitStep(
  practice: Practice,
  page: string,
  changes: Params,
): Promise<string> {
  const form = readForm(page);
  for (const [name, value] of Object.entries(changes)) form.set(name, value);
  return (
    await post(`${practice.origin}/v26.0/dialog/oauth`, form, { origin: practice.origin })
  ).text();
}

/** Opens the dialog and clicks these buttons, one on each page. */
export async function pageAfter(practice: Practice, params: Params, ...answers: readonly string[]) {
  let page = await textOf(dialogUrl(practice, params));
  for (const answer of answers) page = await submitStep(practice, page, { answer });
  return page;
}

export interface GraphReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export async function graph(
  practice: Practice,
  path: string,
  params: Params = {},
  method = "GET",
): Promise<GraphReply> {
  const reply = await fetch(`${practice.origin}/v26.0/${path}?${new URLSearchParams(params)}`, {
    method,
  });
  return { status: reply.status, headers: reply.headers, body: await reply.json() };
}

const token = z.object({
  access_token: z.string(),
  token_type: z.literal("bearer"),
  expires_in: z.number(),
});

export const credentials = (practice: Practice): Params => ({
  client_id: practice.appId,
  client_secret: practice.appSecret,
});

export async function shortToken(practice: Practice, answers: Answers = {}): Promise<string> {
  const code = (await answerDialog(practice, answers)).searchParams.get("code") ?? "";
  const reply = await graph(practice, "oauth/access_token", {
    ...credentials(practice),
    redirect_uri: redirectUri,
    code,
  });
  return token.parse(reply.body).access_token;
}

export async function longToken(practice: Practice, answers: Answers = {}): Promise<string> {
  const reply = await graph(practice, "oauth/access_token", {
    ...credentials(practice),
    grant_type: "fb_exchange_token",
    fb_exchange_token: await shortToken(practice, answers),
  });
  return token.parse(reply.body).access_token;
}

const listed = z.object({
  data: z.array(z.object({ name: z.string(), access_token: z.string().optional() })),
});

/**
 * Returns the tokens of the listed Pages, by Page name. The token is undefined if a Page is listed
 * without one.
 */
export async function pageTokens(practice: Practice, userToken: string) {
  const reply = await graph(practice, "me/accounts", {
    access_token: userToken,
    fields: "name,access_token",
    limit: "100",
  });
  return new Map(listed.parse(reply.body).data.map((page) => [page.name, page.access_token]));
}

export async function pageToken(practice: Practice, userToken: string, name: string) {
  const found = (await pageTokens(practice, userToken)).get(name);
  if (found === undefined) throw new Error(`There is no token for ${name}`);
  return found;
}

export const appToken = (practice: Practice): string => `${practice.appId}|${practice.appSecret}`;

export const proof = (practice: Practice, text: string): string =>
  createHmac("sha256", practice.appSecret).update(text).digest("hex");

const inspection = z.object({
  data: z.object({
    granular_scopes: z.array(
      z.object({ scope: z.string(), target_ids: z.array(z.string()).optional() }),
    ),
  }),
});

/** Returns the `target_ids` of a token, by permission. */
export async function targetIds(practice: Practice, input_token: string) {
  const { body } = await graph(practice, "debug_token", {
    input_token,
    access_token: appToken(practice),
  });
  const scopes = inspection.parse(body).data.granular_scopes;
  return new Map(scopes.map(({ scope, target_ids }) => [scope, target_ids]));
}

/** Returns the error in a reply, or throws if the contract does not document that error. */
export function errorOf({ body, status = 400 }: { body: unknown; status?: number }) {
  const { error } = errorBody.parse(body);
  if (matchingErrors({ status, body }, errorNames).length === 0) {
    throw new Error(`Undocumented error: ${error.code} ${error.message}`);
  }
  return error;
}
