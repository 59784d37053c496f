import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { redact } from "../../../../main/desktop/diagnostics/redact.ts";

const hex = (length: number) => "0f1e2d3c4b5a69788796a5b4c3d2e1f0".repeat(2).slice(0, length);
const base64url = (seed: string) => createHmac("sha256", "test").update(seed).digest("base64url");
const metaToken = `EAAB${"wzLixnjYBOx3Qk9Zc".repeat(9)}`;
const code = `AQ${base64url("a")}${base64url("b")}`;

/** The columns are: a description, a secret, and a text that contains the secret. */
const secrets = [
  [
    "a token in an address",
    metaToken,
    `GET https://graph.facebook.com/v26.0/me?access_token=${metaToken}&fields=id`,
  ],
  ["a token alone", metaToken, `Malformed access token ${metaToken}`],
  ["a truncated token", "EAABwzLixnjYB", "token EAABwzLixnjYB… is no token"],
  ["an Instagram token", "IGAAx9Zk3Qw1LmNo", "with IGAAx9Zk3Qw1LmNo"],
  ["a token in JSON", "short-one", `{"access_token":"short-one","token_type":"bearer"}`],
  [
    "a token in JSON in JSON",
    "short-one",
    JSON.stringify({ body: JSON.stringify({ access_token: "short-one" }) }),
  ],
  [
    "a secret in JSON in JSON in JSON",
    "tiny-one",
    JSON.stringify([JSON.stringify([JSON.stringify({ client_secret: "tiny-one" })])]),
  ],
  ["a secret with a backslash", "tiny\\one", "password=tiny\\one, and more"],
  ["a token in a variable", "short-one", "{ userToken: 'short-one' }"],
  ["a token after an escaped line break", "EAABwzLixnjYB", String.raw`said\nEAABwzLixnjYB…`],
  ["a token in a header", metaToken, `Authorization: Bearer ${metaToken}`],
  [
    "a token of an unknown kind in a header",
    "aaaa.bbbb.cccc.dddd",
    "sent OAuth aaaa.bbbb.cccc.dddd there",
  ],
  ["an app's secret", hex(32), `secret ${hex(32)} refused`],
  ["a named app secret", "tiny", "client_secret=tiny&code=190"],
  ["an app's own token", hex(20), `app 987654321098765|${hex(20)}`],
  ["an app's own token, escaped", hex(20), `x=987654321098765%7C${hex(20)}`],
  ["a proof", hex(64), `appsecret_proof=${hex(64)}`],
  ["a proof alone", hex(64), `of ${hex(64)}.`],
  ["a code", code, `/auth/facebook/callback?code=${code}&state=x`],
  ["a code with readable words", "CODE-of-mine", "/callback?code=CODE-of-mine"],
  ["a state", base64url("s"), `state=${base64url("s")}`],
  ["a state alone", base64url("s"), `flow ${base64url("s")} ended`],
  ["a ticket", base64url("t"), `http://localhost:47814/signin?ticket=${base64url("t")}`],
  [
    "an address in an address",
    metaToken,
    encodeURIComponent(`https://x/?access_token=${metaToken}`),
  ],
  ["a session", base64url("c"), `Cookie: pagekeeper.sid=s%3Aabc.${base64url("c")}; theme=dark`],
  ["a port's session", base64url("c"), `pagekeeper.sid.47814=s%3Aabc.${base64url("c")}`],
  ["a web app's session", "s%3Ashort.abc", "pagekeeper.app.47814.0f1e2d=s%3Ashort.abc"],
  ["a waiting browser", "Short-Ticket1", "Cookie: pagekeeper.ask.47814.0f1e2d=Short-Ticket1"],
  ["a session code", base64url("d"), `https://x/?session_code=${base64url("d")}`],
  ["a signed request", "abc.def", "signed_request=abc.def"],
  ["a secret in a file's path", base64url("p"), `/tmp/${base64url("p")}/x.json`],
] as const;

it.each(secrets)("redacts %s", (_what, secret, text) => {
  expect(text).toContain(secret);
  const left = redact(text);
  expect(left).toContain("<redacted>");
  expect(left).not.toContain(secret);
  // Not even 12 consecutive characters of the secret may remain.
  for (let at = 0; at + 12 <= secret.length; at += 1) {
    expect(left).not.toContain(secret.slice(at, at + 12));
  }
});

it("redacts every random key, even one that looks like words", () => {
  for (let turn = 0; turn < 500; turn += 1) {
    const key = base64url(`key ${turn}`);
    expect(redact(`(${key})`), key).not.toContain(key);
  }
});

describe("text that helps to find a problem", () => {
  it.each([
    "2026-11-24T20:31:14.123Z server.listening port=47814 practice=true",
    "http.answered route=/auth/facebook/callback status=303",
    "graph.failed code=190 subcode=463 fbtrace=AbCdEfGhIjKlMnOpQrStUvWxYz012345",
    "fbtrace_id=A1b2C3d4E5f6G7h8I9j0K1l",
    "flow.ended flow=6f1c1a2e-8c1b-4b7e-9a52-0d5f0b8f3c11 state=connected",
    "account messenger:102938475610293 state: needs-attention",
    "node.failed code=UND_ERR_CONNECT_TIMEOUT",
    "Pagekeeper 0.1.0, Electron 42.5.1, Chromium 148.0.7778.96, Node 24.15.0, linux x64",
    "    at handle (/home/anna/pagekeeper/out/main/chunks/core-BxYz12Ab.cjs:1042:17)",
    "    at assertThatEveryWindowIsClosedBeforeQuitting (node:internal/process/task_queues:105:5)",
    "/Applications/Pagekeeper.app/Contents/Resources/app.asar/out/main/index.cjs",
    "kept accounts.damaged-2026-11-24T20-31-14.json aside",
    "Error validating access token: Session has expired",
    "crash.window reason=launch-failed exitCode=1002",
  ])("is kept: %s", (line) => {
    expect(redact(line)).toBe(line);
  });
});

it("redacts long texts without taking excessive time", () => {
  for (const part of ["a.", "a", "state", "%3D", "EAA", "1|", "access_token=", "\\", "token\\"]) {
    const text = part.repeat(100_000);
    expect(redact(text).length).toBeLessThanOrEqual(text.length * 2);
  }
});

it("changes nothing in a redacted text", () => {
  for (const [, , text] of secrets) expect(redact(redact(text))).toBe(redact(text));
});
