/**
 * Runs the client against the simulated Facebook and submits Facebook's login dialog as a browser
 * would.
 */
import { expect, onTestFinished } from "vitest";
import type { ChannelType } from "../../../../common/contract/accounts.ts";
import type { CheckRequest, Login } from "../../../../main/channels/ports/facebook.ts";
import { type Practice, startPractice } from "../../../../main/practice/index.ts";
import { createTestFacebook } from "./graph.ts";
import { loginRequest } from "./login.ts";

const { redirectUri } = loginRequest();
export const signal = new AbortController().signal;

export async function start(branches = 0) {
  const practice = await startPractice({ branches });
  onTestFinished(() => practice.close());
  const facebook = createTestFacebook(practice.origin, {
    dialogOrigin: practice.origin,
    appId: practice.appId,
    appSecret: () => practice.appSecret,
  });
  return { practice, facebook };
}

type Started = Awaited<ReturnType<typeof start>>;

/** Returns the form that is sent if the user changes nothing and presses Continue. */
function formOf(html: string): URLSearchParams {
  const form = new URLSearchParams();
  for (const [input] of html.matchAll(/<input[^>]*>/g)) {
    const sends = input.includes('type="hidden"') || input.includes(" checked");
    const [name, value] = [/name="([^"]*)"/, /value="([^"]*)"/].map(
      (part) => part.exec(input)?.[1],
    );
    if (sends && name !== undefined) form.append(name, (value ?? "").replaceAll("&amp;", "&"));
  }
  form.append("answer", "continue");
  return form;
}

export async function codeFrom(
  { practice, facebook }: Started,
  type: ChannelType,
  deselect?: string,
) {
  const dialog = facebook.dialogUrl({ type, state: "s", redirectUri, rerequest: true });
  const answer = await answerDialog(practice, dialog, deselect);
  expect(answer.get("state")).toBe("s");
  return answer.get("code") ?? "";
}

/** Presses Continue in the dialog and returns the parameters with which Facebook redirects. */
export async function answerDialog(
  practice: Practice,
  dialog: string,
  deselect?: string,
): Promise<URLSearchParams> {
  const form = formOf(await (await fetch(dialog)).text());
  if (deselect !== undefined) form.delete("dana.page", deselect);
  const answer = await fetch(`${practice.origin}/v26.0/dialog/oauth`, {
    method: "POST",
    body: form,
    redirect: "manual",
    headers: { origin: practice.origin },
  });
  return new URL(answer.headers.get("location") ?? "").searchParams;
}

export async function logIn(
  started: Started,
  type: ChannelType = "messenger",
  deselect?: string,
): Promise<Login> {
  const code = await codeFrom(started, type, deselect);
  const result = await started.facebook.readLogin(loginRequest({ type, code }));
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

export const requestsFor = (login: Login, type: ChannelType): CheckRequest[] =>
  login.pages.flatMap(({ id, token }) =>
    token === undefined ? [] : [{ accountId: `${type}-${id}`, type, pageId: id, token }],
  );

export async function check({ facebook }: Started, requests: readonly CheckRequest[]) {
  const results = await facebook.check(requests, signal);
  return new Map(
    results.map(({ accountId, result }) => [accountId, result.ok ? "ok" : result.problem.code]),
  );
}

export const httpCalls = (practice: Practice) =>
  practice.control.calls().filter(({ via }) => via === "http").length;
