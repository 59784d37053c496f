/** Everything our client asks of Facebook, recorded on its way to the practice Facebook and held against the contract. */
import { describe, expect, test } from "vitest";
import { channelTypes } from "../../common/contract/accounts.ts";
import type { Clock } from "../../main/channels/ports/clock.ts";
import { verifyApp } from "../../main/facebook/login/verify-app.ts";
import { type Command, pages, people } from "../../main/practice/index.ts";
import { testClock } from "../unit/facebook/support/clock.ts";
import { redirectUri } from "../unit/practice/support.ts";
import { dialogPath, dialogRequest } from "./meta/dialog.ts";
import type { EndpointName } from "./meta.ts";
import { type Client, checksOf, logIn, openClient, recordOf } from "./support/client.ts";

const signal = new AbortController().signal;
const bakery = pages.northwindBakery.id;

const login: readonly EndpointName[] = [
  "codeExchange",
  "longLivedExchange",
  "user",
  "permissions",
  "accounts",
];

/** It asked these, all as documented, and nothing else. */
function expectRecord(client: Client, asked: readonly EndpointName[]): void {
  expect(recordOf(client)).toEqual({ asked: [...asked].sort(), faults: [] });
}

describe("the dialog (§1.1)", () => {
  const ways = channelTypes.flatMap((type) =>
    (["classic", "business"] as const).flatMap((login) => [
      { type, login, rerequest: false },
      { type, login, rerequest: true },
    ]),
  );

  test.each(ways)("is asked as documented: %o", async ({ type, login, rerequest }) => {
    const { facebook } = await openClient({ login });
    const url = new URL(facebook.dialogUrl({ type, state: "a&b=c", redirectUri, rerequest }));
    const params = Object.fromEntries(url.searchParams);
    expect(url.pathname).toMatch(dialogPath);
    expect(dialogRequest.safeParse(params).error).toBeUndefined();
    expect([...url.searchParams.keys()]).toHaveLength(Object.keys(params).length);
    expect(params).toMatchObject({ state: "a&b=c", redirect_uri: redirectUri });
  });
});

describe("a login", () => {
  test.each(channelTypes)("of %s asks as documented, over several pages", async (type) => {
    const client = await openClient({ branches: 130 });
    await logIn(client, { type });
    expectRecord(client, login);
  });

  test("whose list looks short asks for what was ticked", async () => {
    const client = await openClient();
    const lakeside = pages.lakesideDental.id;
    const decline = ["business_management"];
    await logIn(client, { type: "instagram", decline, knownPages: () => [lakeside] });
    expectRecord(client, [...login, "debugToken", "batch", "page"]);
  });

  test("for Business asks for what was ticked, in whatever list", async () => {
    const client = await openClient({ login: "business" });
    client.practice.control.do({ action: "page-list", pageList: "short" });
    await logIn(client);
    expectRecord(client, [...login, "debugToken", "batch", "page"]);
  });

  test("whose list is empty, with no Page named, asks the businesses", async () => {
    const client = await openClient({ login: "business" });
    client.practice.control.do({ action: "page-list", pageList: "empty" });
    await logIn(client);
    client.practice.control.do({ action: "every-page", person: people.dana.id });
    await logIn(client, { keep: true });
    const businesses = ["businesses", "ownedPages", "clientPages"] as const;
    expectRecord(client, [...login, "debugToken", ...businesses, "batch", "page"]);
  });

  test.each<Command>([
    { action: "service", service: "down" },
    { action: "limits", limits: "app" },
  ])("under %o asks nothing else", async (command) => {
    const client = await openClient();
    client.practice.control.do(command);
    await expect(logIn(client)).rejects.toThrow();
    expectRecord(client, ["codeExchange"]);
  });
});

describe("a check", () => {
  test.each(channelTypes)("of %s asks as documented, over several batches", async (type) => {
    const client = await openClient({ branches: 60 });
    await client.facebook.check(checksOf(await logIn(client, { type }), type), signal);
    expectRecord(client, [...login, "batch", "conversations"]);
  });

  const dana = people.dana.id;
  test.each<Command>([
    { action: "invalidate-tokens", person: dana, reason: "expired" },
    { action: "role", person: dana, page: bakery, role: "none" },
    { action: "selection", person: dana, page: bakery, selection: "deselected" },
    { action: "limits", limits: "business", minutes: 3 },
    { action: "limits", limits: "app" },
    { action: "proof", proof: "required" },
  ])("after %o asks nothing else", async (command) => {
    const client = await openClient();
    const requests = checksOf(await logIn(client), "messenger");
    client.practice.control.do(command);
    await client.facebook.check(requests, signal);
    await client.facebook.check(requests, signal);
    expectRecord(client, [...login, "batch", "conversations"]);
  });
});

describe("a webhook subscription", () => {
  async function subscribed() {
    const client = await openClient();
    const held = (await logIn(client)).pages.flatMap(({ id: pageId, token }) =>
      token === undefined ? [] : [{ pageId, token }],
    );
    await client.facebook.subscribe(
      held.map((page) => ({ ...page, channels: channelTypes })),
      signal,
    );
    return { client, held };
  }

  test("is read, made and ended as documented", async () => {
    const { client, held } = await subscribed();
    const made = [...login, "batch", "readSubscription", "subscribe"] as const;
    expectRecord(client, made);
    await client.facebook.unsubscribe(held, signal);
    expectRecord(client, [...made, "unsubscribe"]);
  });
});

test("the life of a login is asked as documented", async () => {
  const client = await openClient();
  const { user } = await logIn(client);
  await client.facebook.readTokenExpiry(user.token, signal);
  expectRecord(client, [...login, "debugToken"]);
});

test("a revocation asks as documented, also again", async () => {
  const client = await openClient();
  const { user } = await logIn(client);
  await client.facebook.revoke(user);
  await client.facebook.revoke(user);
  expectRecord(client, [...login, "revokeAll"]);
});

describe("the verification of an app", () => {
  async function verify(client: Client, appSecret = client.practice.appSecret): Promise<void> {
    const { recorder, practice } = client;
    const clock: Clock = testClock();
    const app = { graphOrigin: recorder.origin, version: "v26.0", appId: practice.appId };
    await verifyApp({ ...app, appSecret, clock, signal });
  }

  test("asks as documented", async () => {
    const client = await openClient();
    await verify(client);
    expectRecord(client, ["appToken", "debugToken"]);
  });

  test("asks nothing more with a wrong secret", async () => {
    const client = await openClient();
    await verify(client, "another");
    expectRecord(client, ["appToken"]);
  });

  test("asks nothing more of a native app", async () => {
    const client = await openClient();
    client.practice.control.do({ action: "app-type", appType: "native" });
    await verify(client);
    expectRecord(client, ["appToken", "debugToken"]);
  });
});
