/**
 * Runs the client against the simulated Facebook and submits Facebook's login dialog as a browser
 * would.
 */
import { expect, onTestFinished } from "vitest";
import type { ChannelType } from "../../../../common/contract/accounts.ts";
import type { CheckRequest, Login } from "../../../../main/channels/ports/facebook.ts";
import { type Practice, startPractice } from "../../../../main/practice/index.ts";
import { answerDialogAt } from "../../practice/support.ts";
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

export async function codeFrom({ facebook }: Started, type: ChannelType, deselect?: string) {
  const dialog = facebook.dialogUrl({ type, state: "s", redirectUri, rerequest: true });
  const back = await answerDialogAt(dialog, { without: deselect === undefined ? [] : [deselect] });
  expect(back.searchParams.get("state")).toBe("s");
  return back.searchParams.get("code") ?? "";
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
