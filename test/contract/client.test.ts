/** Checks every call of Pagekeeper's client against Meta's documentation. */
import { describe, expect, it } from "vitest";
import { channelTypes } from "../../common/contract/accounts.ts";
import type { Clock } from "../../main/channels/ports/clock.ts";
import { verifyApp } from "../../main/facebook/login/verify-app.ts";
import { type Command, pages, people } from "../../main/practice/index.ts";
import { testClock } from "../unit/facebook/support/clock.ts";
import { redirectUri } from "../unit/practice/support.ts";
import { dialogPath, dialogRequest } from "./meta/dialog.ts";
import type { EndpointName } from "./meta/index.ts";
import { type Client, checksOf, createClient, logIn, reportOn } from "./support/client.ts";

const signal = new AbortController().signal;
const bakery = pages.northwindBakery.id;

const loginCalls: readonly EndpointName[] = [
  "codeExchange",
  "longLivedExchange",
  "user",
  "permissions",
  "accounts",
];

/** Expects that the client has called exactly these endpoints, and only in documented ways. */
function expectCalls(client: Client, endpoints: readonly EndpointName[]): void {
  expect(reportOn(client)).toEqual({ endpoints: [...endpoints].sort(), violations: [] });
}

describe("the dialog (§1.1)", () => {
  const logins = channelTypes.flatMap((type) =>
    (["classic", "business"] as const).flatMap((login) => [
      { type, login, rerequest: false },
      { type, login, rerequest: true },
    ]),
  );

  it.each(logins)("is opened with documented parameters for %o", async (options) => {
    const { type, login, rerequest } = options;
    const { facebook } = await createClient({ login });
    const url = new URL(facebook.dialogUrl({ type, state: "a&b=c", redirectUri, rerequest }));
    const params = Object.fromEntries(url.searchParams);
    expect(url.pathname).toMatch(dialogPath);
    expect(dialogRequest.safeParse(params).error).toBeUndefined();
    expect([...url.searchParams.keys()]).toHaveLength(Object.keys(params).length);
    expect(params).toMatchObject({ state: "a&b=c", redirect_uri: redirectUri });
  });
});

describe("a login", () => {
  it.each(channelTypes)("makes documented calls over several pages for %s", async (type) => {
    const client = await createClient({ branches: 130 });
    await logIn(client, { type });
    expectCalls(client, loginCalls);
  });

  it("requests the selected Pages that the list omits", async () => {
    const client = await createClient();
    const lakeside = pages.lakesideDental.id;
    const decline = ["business_management"];
    await logIn(client, { type: "instagram", decline, knownPages: () => [lakeside] });
    expectCalls(client, [...loginCalls, "debugToken", "batch", "page"]);
  });

  it("requests the selected Pages that the list omits, even in Login for Business", async () => {
    const client = await createClient({ login: "business" });
    client.practice.control.do({ action: "page-list", pageList: "short" });
    await logIn(client);
    expectCalls(client, [...loginCalls, "debugToken", "batch", "page"]);
  });

  it("requests the person's businesses if the list is empty and the token names no Page", async () => {
    const client = await createClient({ login: "business" });
    client.practice.control.do({ action: "page-list", pageList: "empty" });
    await logIn(client);
    client.practice.control.do({ action: "every-page", person: people.dana.id });
    await logIn(client, { reuseChoice: true });
    const businesses = ["businesses", "ownedPages", "clientPages"] as const;
    expectCalls(client, [...loginCalls, "debugToken", ...businesses, "batch", "page"]);
  });

  it.each<Command>([
    { action: "service", service: "down" },
    { action: "limits", limits: "app" },
  ])("stops after the first call during %o", async (command) => {
    const client = await createClient();
    client.practice.control.do(command);
    await expect(logIn(client)).rejects.toThrow();
    expectCalls(client, ["codeExchange"]);
  });
});

describe("a check", () => {
  it.each(channelTypes)("makes documented calls over several batches for %s", async (type) => {
    const client = await createClient({ branches: 60 });
    await client.facebook.check(checksOf(await logIn(client, { type }), type), signal);
    expectCalls(client, [...loginCalls, "batch", "conversations"]);
  });

  const dana = people.dana.id;
  it.each<Command>([
    { action: "invalidate-tokens", person: dana, reason: "expired" },
    { action: "role", person: dana, page: bakery, role: "none" },
    { action: "selection", person: dana, page: bakery, selection: "deselected" },
    { action: "limits", limits: "business", minutes: 3 },
    { action: "limits", limits: "app" },
    { action: "proof", proof: "required" },
  ])("makes no other calls after %o", async (command) => {
    const client = await createClient();
    const requests = checksOf(await logIn(client), "messenger");
    client.practice.control.do(command);
    await client.facebook.check(requests, signal);
    await client.facebook.check(requests, signal);
    expectCalls(client, [...loginCalls, "batch", "conversations"]);
  });
});

describe("a webhook subscription", () => {
  it("is read, created and deleted with documented calls", async () => {
    const client = await createClient();
    const usablePages = (await logIn(client)).pages.flatMap(({ id: pageId, token }) =>
      token === undefined ? [] : [{ pageId, token }],
    );
    await client.facebook.subscribe(
      usablePages.map((page) => ({ ...page, channels: channelTypes })),
      signal,
    );
    const subscribeCalls = [...loginCalls, "batch", "readSubscription", "subscribe"] as const;
    expectCalls(client, subscribeCalls);
    await client.facebook.unsubscribe(usablePages, signal);
    expectCalls(client, [...subscribeCalls, "unsubscribe"]);
  });
});

it("reads the details of a login with documented calls", async () => {
  const client = await createClient({ branches: 60 });
  const { user, pages: listed } = await logIn(client, { type: "instagram" });
  const details = listed.map(({ id }, index) => ({ id, instagram: index % 2 === 0 }));
  await client.facebook.readDetails({ user, pages: details }, signal);
  expectCalls(client, [...loginCalls, "batch", "debugToken", "pages"]);
});

it("revokes access with a documented call, even a second time", async () => {
  const client = await createClient();
  const { user } = await logIn(client);
  await client.facebook.revoke(user);
  await client.facebook.revoke(user);
  expectCalls(client, [...loginCalls, "revokeAll"]);
});

describe("the verification of an app", () => {
  async function verify(client: Client, appSecret = client.practice.appSecret): Promise<void> {
    const { recorder, practice } = client;
    const clock: Clock = testClock();
    const app = { graphOrigin: recorder.origin, version: "v26.0", appId: practice.appId };
    await verifyApp({ ...app, appSecret, clock });
  }

  it("makes documented calls", async () => {
    const client = await createClient();
    await verify(client);
    expectCalls(client, ["appToken", "batch", "debugToken"]);
  });

  it("stops after the first call if the secret is wrong", async () => {
    const client = await createClient();
    await verify(client, "another");
    expectCalls(client, ["appToken"]);
  });

  it("makes no other calls for a native app", async () => {
    const client = await createClient();
    client.practice.control.do({ action: "app-type", appType: "native" });
    await verify(client);
    expectCalls(client, ["appToken", "batch", "debugToken"]);
  });
});
