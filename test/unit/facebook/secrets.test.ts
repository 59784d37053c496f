import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import {
  appId,
  appSecret,
  createTestFacebook,
  type Reply,
  type Responder,
  startGraph,
} from "./support/graph.ts";
import { loginRequest, loginResponder, type Step, secrets } from "./support/login.ts";

const pageToken = "EAApage333333333333333333333333333333333";
const proof = (token: string) => createHmac("sha256", appSecret).update(token).digest("hex");
const appToken = `${appId}|${appSecret}`;
const forbidden = [
  appSecret,
  pageToken,
  ...Object.values(secrets),
  ...[secrets.shortToken, secrets.longToken, pageToken, appToken].map(proof),
];
const everything = forbidden.join(" ");

/** Answers that quote all that must never be quoted, wherever an answer has room for it. */
const telltales: Readonly<Record<string, Responder>> = {
  "an error": () =>
    reply(400, {
      error: { message: everything, code: 190, error_user_msg: everything, fbtrace_id: everything },
    }),
  "a single secret in place of a trace id": () =>
    reply(400, { error: { message: "", code: 1, fbtrace_id: pageToken } }),
  "an error that is a string": () => reply(200, { error: everything }),
  "Instagram's error": () =>
    reply(400, { error_type: everything, code: 400, error_message: everything }),
  HTML: () => reply(200, `<html>${everything}</html>`),
  "JSON of another shape": () => reply(200, { [everything]: everything }),
  "an outage": () => reply(503, everything),
  "a redirect": () => ({
    status: 302,
    headers: { location: `/?t=${pageToken}` },
    body: everything,
  }),
  "a reset": (_asked, response) => {
    response.destroy();
    return "handled";
  },
  "no HTTP": (_asked, response) => {
    response.socket?.end(`${everything}\r\n\r\n`);
    return "handled";
  },
};

const reply = (status: number, body: unknown): Reply => ({ status, body });

function expectSilence(result: unknown): void {
  const text = JSON.stringify(result);
  for (const secret of forbidden) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/https?:|127\.0\.0\.1|access_token|appsecret_proof/);
}

const steps: readonly Step[] = ["code", "exchange", "me", "permissions", "accounts"];
const paths = Object.keys(telltales).flatMap((name) => steps.map((step) => [name, step] as const));

test.each(paths)("%s at %s tells no secret", async (name, step) => {
  const graph = await startGraph(loginResponder({ [step]: telltales[name] }));
  const result = await createTestFacebook(graph.origin).readLogin(loginRequest());
  expect(result.ok).toBe(false);
  expectSilence(result);
});

const request = { accountId: "a", type: "messenger", pageId: "1", token: pageToken } as const;

test.each(Object.entries(telltales))(
  "%s to a check or a revocation tells no secret",
  async (_name, answering) => {
    const graph = await startGraph(answering);
    const facebook = createTestFacebook(graph.origin);
    expectSilence(await facebook.check([request], new AbortController().signal));
    expectSilence(await facebook.revoke({ id: "10", token: secrets.longToken }));
  },
);

test("nor does one account's answer in a batch", async () => {
  const error = { error: { message: everything, code: 190, fbtrace_id: everything } };
  const graph = await startGraph(() => ({ body: [{ code: 400, body: JSON.stringify(error) }] }));
  const results = await createTestFacebook(graph.origin).check(
    [request],
    new AbortController().signal,
  );
  expect(results).toMatchObject([{ result: { problem: { code: "token_invalid" } } }]);
  expectSilence(results);
});

test("nor does a host that cannot be reached", async () => {
  const facebook = createTestFacebook("http://127.0.0.1:9");
  expectSilence(await facebook.readLogin(loginRequest()));
  expectSilence(await facebook.revoke({ id: "10", token: secrets.longToken }));
});
