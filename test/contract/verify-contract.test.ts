/** Checks that the contract detects mistakes of the client and of the practice Facebook. */
import { describe, expect, it } from "vitest";
import { pages } from "../../main/practice/index.ts";
import type { Exchange } from "./support/recorder.ts";
import { asBakery, asDana, asYoga, batchItem, batchOf, get } from "./support/sample-requests.ts";
import {
  codeParams,
  createScenario,
  type SampleRequest,
  type Scenario,
} from "./support/scenario.ts";
import { secretsInUrl, verifyContract } from "./support/verify-contract.ts";

const violationsOf = ({ tokenOwners }: Scenario, exchange: Exchange): string =>
  verifyContract(tokenOwners, exchange)
    .flatMap(({ violations }) => violations)
    .join("\n");

const conversations = `${pages.northwindBakery.id}/conversations`;
const subscription = `${pages.northwindBakery.id}/subscribed_apps`;

describe("a request", () => {
  it.each<readonly [string, (scenario: Scenario) => SampleRequest, RegExp]>([
    [
      "an unknown path",
      (scenario) => get("me/friends", asDana(scenario)),
      /^GET \/v26.0\/me\/friends is not documented$/,
    ],
    [
      "an undocumented method",
      (scenario) => ({ ...get("me/accounts", asDana(scenario)), method: "POST" }),
      /"accounts" \(§1\.6, User accounts\): .*expected "GET"\n.*at method/,
    ],
    [
      "an undocumented parameter",
      (scenario) => get("me/accounts", { ...asDana(scenario), locale: "en_GB" }),
      /"accounts" .*Unrecognized key: "locale"/,
    ],
    [
      "an invalid value",
      (scenario) => get(conversations, { ...asBakery(scenario), platform: "whatsapp" }),
      /"conversations" .*\n.*at params\.platform/,
    ],
    [
      "a missing parameter",
      (scenario) => ({ ...get(subscription, asBakery(scenario)), method: "POST" }),
      /"subscribe" .*\n.*at params\.subscribed_fields/,
    ],
    [
      "an undocumented field",
      (scenario) => get("me/accounts", { ...asDana(scenario), fields: "id,fan_count" }),
      /has no field fan_count/,
    ],
    [
      "an undocumented field of a nested node",
      (scenario) => get("me/accounts", { ...asDana(scenario), fields: "id,picture{url,colour}" }),
      /has no field picture\{colour\}/,
    ],
    [
      "a field of a plain value",
      (scenario) => get("me/accounts", { ...asDana(scenario), fields: "id,name{first}" }),
      /has no field name\{first\}/,
    ],
    [
      "a malformed list of fields",
      (scenario) => get("me/accounts", { ...asDana(scenario), fields: "id,picture{url" }),
      /is not a list of fields/,
    ],
    [
      "the wrong kind of token",
      (scenario) => get(conversations, asDana(scenario)),
      /"conversations" .*expected "page"\n.*at token/,
    ],
    [
      "another Page's token",
      (scenario) => get(conversations, asYoga(scenario)),
      /"conversations" .*expected "right"\n.*at tokenOwner/,
    ],
    ["a missing token", () => get("me/accounts"), /expected "user"\n.*at token/],
    [
      "a missing proof",
      (scenario) => ({ ...get("me", asDana(scenario)), withoutProof: true }),
      /expected "valid"\n.*at proof/,
    ],
    [
      "a wrong proof",
      (scenario) => get("me", { ...asDana(scenario), appsecret_proof: "0".repeat(64) }),
      /expected "valid"\n.*at proof/,
    ],
    [
      "a proof without a token",
      () => get("me", { appsecret_proof: "0".repeat(64) }),
      /expected "valid"\n.*at proof/,
    ],
    [
      "a mistake inside a batch",
      (scenario) => batchOf([batchItem("me", { locale: "en_GB" })], asDana(scenario)),
      /"user" .*Unrecognized key: "locale"/,
    ],
  ])("with %s violates the contract of its endpoint", async (_name, requestFor, message) => {
    const scenario = await createScenario({ branches: 0 });
    const exchange = await scenario.send(requestFor(scenario));
    expect(violationsOf(scenario, exchange)).toMatch(message);
  });

  it("without a version violates the contract", async () => {
    const scenario = await createScenario({ branches: 0 });
    const exchange = await scenario.send(get("me", asDana(scenario)));
    expect(violationsOf(scenario, { ...exchange, path: "/me" })).toMatch(/names no version/);
  });

  it("with a repeated parameter violates the contract", async () => {
    const scenario = await createScenario({ branches: 0 });
    const exchange = await scenario.send(get("me", asDana(scenario)));
    exchange.query.append("fields", "id");
    exchange.query.append("fields", "name");
    expect(violationsOf(scenario, exchange)).toMatch(/at repeatedParams/);
  });

  it("is reported if its URL contains the app secret", async () => {
    const scenario = await createScenario({ branches: 0 });
    const params = await codeParams(scenario);
    const exchange = await scenario.send(get("oauth/access_token", params));
    expect(secretsInUrl(exchange)).toEqual(["client_secret", "code"]);
  });
});

describe("a response", () => {
  /** Applies `change` to a valid response to `GET /me/accounts` and returns the violations. */
  async function violationsAfter(change: (body: string) => Partial<Exchange>): Promise<string> {
    const scenario = await createScenario({ branches: 0 });
    const fields = "id,name,tasks,picture{url}";
    const exchange = await scenario.send(get("me/accounts", { ...asDana(scenario), fields }));
    expect(violationsOf(scenario, exchange)).toBe("");
    return violationsOf(scenario, { ...exchange, ...change(exchange.body) });
  }

  it.each<readonly [string, (body: string) => Partial<Exchange>, RegExp]>([
    [
      "with a renamed field",
      (body) => ({ body: body.replaceAll('"tasks"', '"perms"') }),
      /Unrecognized key: "perms"/,
    ],
    [
      "without a requested field",
      (body) => ({ body: body.replace(/"tasks":\[[^\]]*\],/, "") }),
      /→ at data\[0\]\.tasks/,
    ],
    [
      "with a field that was not requested",
      (body) => ({ body: body.replace('"name"', '"about":"","name"') }),
      /Unrecognized key: "about"/,
    ],
    [
      "with a field of a nested node that was not requested",
      (body) => ({ body: body.replace('{"url"', '{"width":50,"url"') }),
      /Unrecognized key: "width"/,
    ],
    [
      "with a field of the wrong type",
      (body) => ({ body: body.replace(/"id":"(\d+)"/, '"id":$1') }),
      /→ at data\[0\]\.id/,
    ],
    [
      "with an unknown key in its paging",
      (body) => ({ body: body.replace('"cursors"', '"total":5,"cursors"') }),
      /Unrecognized key: "total"/,
    ],
    [
      "without the paging of a list",
      (body) => ({ body: JSON.stringify({ data: JSON.parse(body).data }) }),
      /items without cursors/,
    ],
    ["that is not JSON", () => ({ body: "<html>" }), /the response does not match/],
    ["with an unexpected status", () => ({ status: 201 }), /answers 201 without an error/],
    [
      "with a malformed usage header",
      () => ({ headers: { "x-app-usage": '{"calls":3}' } }),
      /the header x-app-usage does not match/,
    ],
  ])("%s violates the contract", async (_name, change, message) => {
    expect(await violationsAfter(change)).toMatch(message);
  });

  const errorWith = (properties: object) => ({
    status: 400,
    body: JSON.stringify({
      error: {
        message: "m",
        type: "OAuthException",
        code: 190,
        fbtrace_id: "AbCdEfGhIj",
        ...properties,
      },
    }),
  });

  it.each<readonly [string, object, RegExp]>([
    ["an unknown code", { code: 999 }, /documents no error 400/],
    ["an unknown subcode", { error_subcode: 1 }, /documents no error 400/],
    ["an error of another endpoint", { code: 10, message: "(#10) m" }, /documents no error 400/],
    ["an unknown key in its error", { hint: "h" }, /Unrecognized key: "hint"/],
    ["a token in its message", { message: "EAA0123456789abcdef" }, /quotes a token/],
  ])("with %s violates the contract", async (_name, properties, message) => {
    expect(await violationsAfter(() => errorWith(properties))).toMatch(message);
  });
});
