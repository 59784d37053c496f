/** What the contract must not let pass, on either side. */
import { describe, expect, test } from "vitest";
import { pages } from "../../main/practice/index.ts";
import type { Exchange } from "./support/exchange.ts";
import { get, inBatch, item, ofBakery, ofDana, ofYoga } from "./support/sample-requests.ts";
import { type Ask, codeParams, openStage, type Stage } from "./support/scenario.ts";
import { judge, secretsInAddress } from "./support/verify-contract.ts";

const faultsOf = ({ known }: Stage, exchange: Exchange): string =>
  judge(known, exchange)
    .flatMap(({ faults }) => faults)
    .join("\n");

/** What is wrong with a request that is sent as it is. */
async function faultsOfAsking(toAsk: (stage: Stage) => Ask): Promise<string> {
  const stage = await openStage({ branches: 0 });
  return faultsOf(stage, await stage.ask(toAsk(stage)));
}

const conversations = `${pages.northwindBakery.id}/conversations`;
const subscription = `${pages.northwindBakery.id}/subscribed_apps`;

describe("a request", () => {
  test.each<readonly [string, (stage: Stage) => Ask, RegExp]>([
    [
      "to an unknown path",
      (stage) => get("me/friends", ofDana(stage)),
      /^GET \/v26.0\/me\/friends is not documented$/,
    ],
    [
      "by another method",
      (stage) => ({ ...get("me/accounts", ofDana(stage)), method: "POST" }),
      /"accounts" \(§1\.6, User accounts\): takes GET, not POST/,
    ],
    [
      "with an undocumented parameter",
      (stage) => get("me/accounts", { ...ofDana(stage), locale: "en_GB" }),
      /"accounts" .*\n*.*Unrecognized key: "locale"/,
    ],
    [
      "with a value that is none",
      (stage) => get(conversations, { ...ofBakery(stage), platform: "whatsapp" }),
      /"conversations" (.|\n)*→ at platform/,
    ],
    [
      "without a parameter that is needed",
      (stage) => ({ ...get(subscription, ofBakery(stage)), method: "POST" }),
      /"subscribe" (.|\n)*→ at subscribed_fields/,
    ],
    [
      "for an undocumented field",
      (stage) => get("me/accounts", { ...ofDana(stage), fields: "id,fan_count" }),
      /has no field fan_count/,
    ],
    [
      "for an undocumented field of a field",
      (stage) => get("me/accounts", { ...ofDana(stage), fields: "id,picture{url,colour}" }),
      /has no field picture\{colour\}/,
    ],
    [
      "for a field of what has none",
      (stage) => get("me/accounts", { ...ofDana(stage), fields: "id,name{first}" }),
      /has no field name\{first\}/,
    ],
    [
      "with a token of another kind",
      (stage) => get(conversations, ofDana(stage)),
      /"conversations" .* takes no token of the user/,
    ],
    [
      "with the token of another Page",
      (stage) => get(conversations, ofYoga(stage)),
      /carries the token of another/,
    ],
    ["without a token", () => get("me/accounts"), /wants an access token/],
    [
      "without the proof",
      (stage) => ({ ...get("me", ofDana(stage)), unproven: true }),
      /has no right appsecret_proof/,
    ],
    [
      "with another proof",
      (stage) => get("me", { ...ofDana(stage), appsecret_proof: "0".repeat(64) }),
      /has no right appsecret_proof/,
    ],
    [
      "inside a batch",
      (stage) => inBatch([item("me", { locale: "en_GB" })], ofDana(stage)),
      /"user" .*\n*.*Unrecognized key: "locale"/,
    ],
  ])("%s is named with the entry it missed", async (_name, toAsk, fault) => {
    expect(await faultsOfAsking(toAsk)).toMatch(fault);
  });

  test("without a version is named", async () => {
    const stage = await openStage({ branches: 0 });
    const exchange = await stage.ask(get("me", ofDana(stage)));
    expect(faultsOf(stage, { ...exchange, path: "/me" })).toMatch(/names no version/);
  });

  test("that names a parameter twice is found", async () => {
    const stage = await openStage({ branches: 0 });
    const exchange = await stage.ask(get("me", ofDana(stage)));
    exchange.query.append("fields", "id");
    exchange.query.append("fields", "name");
    expect(faultsOf(stage, exchange)).toMatch(/names fields twice/);
  });

  test("with the app's secret in its address is found", async () => {
    const stage = await openStage({ branches: 0 });
    const params = await codeParams(stage);
    const exchange = await stage.ask(get("oauth/access_token", params));
    expect(secretsInAddress(exchange)).toEqual(["client_secret", "code"]);
  });
});

describe("an answer", () => {
  /** What is wrong when `change` stands in place of the good answer to `GET /me/accounts`. */
  async function faultsAfter(change: (body: string) => Partial<Exchange>): Promise<string> {
    const stage = await openStage({ branches: 0 });
    const fields = "id,name,tasks,picture{url}";
    const exchange = await stage.ask(get("me/accounts", { ...ofDana(stage), fields }));
    expect(faultsOf(stage, exchange)).toBe("");
    return faultsOf(stage, { ...exchange, ...change(exchange.body) });
  }

  test.each<readonly [string, (body: string) => Partial<Exchange>, RegExp]>([
    [
      "with a field under another name",
      (body) => ({ body: body.replaceAll('"tasks"', '"perms"') }),
      /Unrecognized key: "perms"/,
    ],
    [
      "with a field that nobody asked for",
      (body) => ({ body: body.replace('"name"', '"about":"","name"') }),
      /Unrecognized key: "about"/,
    ],
    [
      "with a field of another type",
      (body) => ({ body: body.replace(/"id":"(\d+)"/, '"id":$1') }),
      /→ at data\[0\]\.id/,
    ],
    [
      "with more in its paging",
      (body) => ({ body: body.replace('"cursors"', '"total":5,"cursors"') }),
      /Unrecognized key: "total"/,
    ],
    ["that is not JSON", () => ({ body: "<html>" }), /its answer does not fit/],
    ["with another status", () => ({ status: 201 }), /answers 201 without an error/],
    [
      "with usage of another shape",
      () => ({ headers: { "x-app-usage": '{"calls":3}' } }),
      /x-app-usage does not fit/,
    ],
  ])("%s is found", async (_name, change, fault) => {
    expect(await faultsAfter(change)).toMatch(fault);
  });

  const error = (parts: object) => ({
    status: 400,
    body: JSON.stringify({
      error: {
        message: "m",
        type: "OAuthException",
        code: 190,
        fbtrace_id: "AbCdEfGhIj",
        ...parts,
      },
    }),
  });

  test.each<readonly [string, object, RegExp]>([
    ["with an unknown code", { code: 999 }, /documents no error 400/],
    ["with an unknown subcode", { error_subcode: 1 }, /documents no error 400/],
    ["of another endpoint", { code: 10, message: "(#10) m" }, /documents no error 400/],
    ["with more in it", { hint: "h" }, /Unrecognized key: "hint"/],
    ["that quotes a token", { message: "EAA0123456789abcdef" }, /quotes a token/],
  ])("that is an error %s is found", async (_name, parts, fault) => {
    expect(await faultsAfter(() => error(parts))).toMatch(fault);
  });
});
