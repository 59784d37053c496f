import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { link } from "../../../main/facebook/meta-links.ts";
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

/** Responses with secrets in every part that the client could copy into a result. */
const leakyResponses: Readonly<Record<string, Responder>> = {
  "an error": () =>
    reply(400, {
      error: { message: everything, code: 190, error_user_msg: everything, fbtrace_id: everything },
    }),
  "a secret instead of a trace id": () =>
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
  "a connection reset": (_received, response) => {
    response.destroy();
    return "handled";
  },
  "something other than HTTP": (_received, response) => {
    response.socket?.end(`${everything}\r\n\r\n`);
    return "handled";
  },
};

const reply = (status: number, body: unknown): Reply => ({ status, body });

/** The only address that a problem may contain. */
const dashboard = link("app-dashboard", { appId, pageId: "" }).url;

function expectNoSecret(result: unknown): void {
  const text = JSON.stringify(result).replaceAll(dashboard, "");
  for (const secret of forbidden) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/https?:|127\.0\.0\.1|access_token|appsecret_proof/);
}

const steps: readonly Step[] = ["code", "exchange", "me", "permissions", "accounts"];
const paths = Object.keys(leakyResponses).flatMap((name) =>
  steps.map((step) => [name, step] as const),
);

it.each(paths)(
  "keeps secrets out of the result of a login when %s comes at the step %s",
  async (name, step) => {
    const graph = await startGraph(loginResponder({ [step]: leakyResponses[name] }));
    const result = await createTestFacebook(graph.origin).readLogin(loginRequest());
    expect(result.ok).toBe(false);
    expectNoSecret(result);
  },
);

const request = { accountId: "a", type: "messenger", pageId: "1", token: pageToken } as const;

it.each(Object.entries(leakyResponses))(
  "keeps secrets out of the results of a check and a revocation when %s comes",
  async (_name, respond) => {
    const graph = await startGraph(respond);
    const facebook = createTestFacebook(graph.origin);
    expectNoSecret(await facebook.check([request], new AbortController().signal));
    expectNoSecret(await facebook.revoke({ id: "10", token: secrets.longToken }));
  },
);

it("keeps secrets out of the result of an account whose item in a batch quotes them", async () => {
  const error = { error: { message: everything, code: 190, fbtrace_id: everything } };
  const graph = await startGraph(() => ({ body: [{ code: 400, body: JSON.stringify(error) }] }));
  const results = await createTestFacebook(graph.origin).check(
    [request],
    new AbortController().signal,
  );
  expect(results).toMatchObject([{ result: { problem: { code: "token_invalid" } } }]);
  expectNoSecret(results);
});

it("keeps secrets out of the results when the host cannot be reached", async () => {
  const facebook = createTestFacebook("http://127.0.0.1:9");
  expectNoSecret(await facebook.readLogin(loginRequest()));
  expectNoSecret(await facebook.revoke({ id: "10", token: secrets.longToken }));
});
