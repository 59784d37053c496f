import { describe, expect, it, vi } from "vitest";
import type { CheckScope } from "../../../../common/contract/checks.ts";
import { type Browser, connectUrl, createHttpClient } from "../../../../renderer/client/http.ts";
import { account } from "../fixtures.ts";

function setUp(respond: () => Promise<Response>) {
  const fetch = vi.fn<Browser["fetch"]>(respond);
  const location = { pathname: "/accounts", search: "?page=2&q=a b", href: "" };
  const sessionStorage = { setItem: vi.fn() };
  return { fetch, location, client: createHttpClient({ fetch, location, sessionStorage }) };
}

const json = (status: number, body: unknown) => async () => Response.json(body, { status });
const credentials = "include";
const accountTarget = (id: string) =>
  ({ kind: "account", account: { ...account("messenger", 1), id } }) as const;

describe("connect", () => {
  it("navigates to the connect route with the current page as the redirect path", async () => {
    const { client, location } = setUp(json(200, {}));
    await client.connect("instagram");
    expect(location.href).toBe(
      "/connect?type=instagram&redirect_path=%2Faccounts%3Fpage%3D2%26q%3Da%20b",
    );
  });
});

describe("connectUrl", () => {
  it.each([
    [{}, ""],
    [{ takeOver: false }, ""],
    [{ takeOver: true }, "&take_over=true"],
    [{ reconnectAccountId: "messenger-1/2&x" }, "&again=messenger-1%2F2%26x"],
  ])("turns the intent %j into the parameters %j", (intent, parameters) => {
    expect(connectUrl("messenger", { pathname: "/", search: "" }, intent)).toBe(
      `/connect?type=messenger&redirect_path=%2F${parameters}`,
    );
  });

  it("encodes the path so that it can be read back unchanged", () => {
    const path = connectUrl("messenger", { pathname: "/a", search: "?x=1&type=y" });
    const { searchParams } = new URL(path, "http://localhost");
    expect(searchParams.get("redirect_path")).toBe("/a?x=1&type=y");
    expect(searchParams.get("type")).toBe("messenger");
  });
});

describe("load", () => {
  it("sends the session cookie and fills in what HTTP does not report", async () => {
    const channels = [{ id: "messenger", type: "messenger", accounts: [account("messenger", 1)] }];
    const { client, fetch } = setUp(json(200, { channels, unconnectable: [], practice: true }));
    const result = await client.load();
    expect(fetch).toHaveBeenCalledExactlyOnceWith("/auth/facebook/channels", {
      method: "GET",
      credentials,
    });
    expect(result).toMatchObject({
      ok: true,
      value: { snapshot: { channels, practice: true, keychain: { name: "ready" } }, flows: [] },
    });
  });

  it("explains how to sign in again after the session has ended", async () => {
    const { client } = setUp(json(401, { error: { code: "signed_out", message: "No session." } }));
    expect(await client.load()).toMatchObject({
      ok: false,
      problem: { code: "signed_out", message: expect.stringContaining("Open in browser") },
    });
  });

  it("reports that the app is not running", async () => {
    const { client } = setUp(() => Promise.reject(new TypeError("Failed to fetch")));
    expect(await client.load()).toMatchObject({ ok: false, problem: { code: "app_unreachable" } });
  });
});

describe("disconnecting an account", () => {
  it("deletes the account, whatever characters its id has", async () => {
    const { client, fetch } = setUp(async () => new Response(null, { status: 204 }));
    expect(await client.disconnect(accountTarget("messenger-1/2?"))).toEqual({
      ok: true,
      value: null,
    });
    expect(fetch).toHaveBeenCalledExactlyOnceWith("/auth/facebook/account/messenger-1%2F2%3F", {
      method: "DELETE",
      credentials,
    });
  });

  it("passes the server's problem on", async () => {
    const error = { code: "unknown_account", message: "That account is not connected any more." };
    const { client } = setUp(json(404, { error }));
    expect(await client.disconnect(accountTarget("x"))).toEqual({ ok: false, problem: error });
  });

  it("returns a problem for a response that is not JSON", async () => {
    const { client } = setUp(async () => new Response("<h1>Bad gateway</h1>", { status: 502 }));
    expect(await client.disconnect(accountTarget("x"))).toMatchObject({
      ok: false,
      problem: { code: "http_502" },
    });
  });
});

describe("disconnecting a channel", () => {
  it("deletes the channel", async () => {
    const { client, fetch } = setUp(async () => new Response(null, { status: 204 }));
    const accounts = [account("instagram", 1)];
    await client.disconnect({ kind: "channel", type: "instagram", accounts, narrowed: false });
    expect(fetch).toHaveBeenCalledExactlyOnceWith("/auth/facebook/channel/instagram", {
      method: "DELETE",
      credentials,
    });
  });

  it("deletes only the accounts that a filter shows", async () => {
    const { client, fetch } = setUp(async () => new Response(null, { status: 204 }));
    const accounts = [account("instagram", 1), account("instagram", 3)];
    await client.disconnect({ kind: "channel", type: "instagram", accounts, narrowed: true });
    expect(fetch.mock.calls.map(([path]) => path)).toEqual(
      accounts.map(({ id }) => `/auth/facebook/account/${id}`),
    );
  });
});

it("has none of the calls that only the app's own window can make", () => {
  expect(setUp(json(200, {})).client.desktop).toBeUndefined();
});

describe("check", () => {
  it.each<[CheckScope, string]>([
    [{ kind: "all" }, ""],
    [{ kind: "channel", type: "instagram" }, "?channel=instagram"],
    [{ kind: "account", id: "messenger-1/2&x" }, "?account=messenger-1%2F2%26x"],
  ])("asks for %j with the parameters %j", async (scope, query) => {
    const found = { scope, checked: 3, failing: 1, cancelled: false };
    const { client, fetch } = setUp(json(200, found));
    expect(await client.check(scope)).toEqual({ ok: true, value: found });
    expect(fetch).toHaveBeenCalledExactlyOnceWith(`/auth/facebook/check${query}`, {
      method: "GET",
      credentials,
    });
  });

  it("passes the server's problem on", async () => {
    const error = { code: "foreign_sender", message: "Not from here." };
    const { client } = setUp(json(403, { error }));
    expect(await client.check({ kind: "all" })).toEqual({ ok: false, problem: error });
  });
});

it("brings up the app's window by a link that leaves the page open", () => {
  const { client, location } = setUp(json(200, {}));
  client.web?.openApp();
  expect(location.href).toBe("/open");
});

describe("signOut", () => {
  it("ends the session and goes to the page that says how to sign in", async () => {
    const { client, fetch, location } = setUp(async () => new Response(null, { status: 204 }));
    expect(await client.web?.signOut()).toEqual({ ok: true, value: null });
    expect(fetch).toHaveBeenCalledExactlyOnceWith("/auth/facebook/session", {
      method: "DELETE",
      credentials,
    });
    expect(location.href).toBe("/");
  });

  it("stays on the page if that fails", async () => {
    const { client, location } = setUp(() => Promise.reject(new TypeError("Failed to fetch")));
    expect(await client.web?.signOut()).toMatchObject({ ok: false });
    expect(location.href).toBe("");
  });
});
