import { describe, expect, it, vi } from "vitest";
import { type Browser, connectUrl, createHttpClient } from "../../../../renderer/client/http.ts";
import { account } from "../fixtures.ts";

function setUp(response: () => Promise<Response>) {
  const fetch = vi.fn<Browser["fetch"]>(response);
  const location = { pathname: "/accounts", search: "?page=2&q=a b", href: "" };
  const sessionStorage = { setItem: vi.fn() };
  return { fetch, location, client: createHttpClient({ fetch, location, sessionStorage }) };
}

const json = (status: number, body: unknown) => async () => Response.json(body, { status });
const credentials = "include";

describe("connecting", () => {
  it("leaves the page for the guide's address, with the way back in it", async () => {
    const { client, location } = setUp(json(200, {}));
    await client.connect("instagram");
    expect(location.href).toBe(
      "/connect?type=instagram&redirect_path=%2Faccounts%3Fpage%3D2%26q%3Da%20b",
    );
  });

  it.each([
    [{}, ""],
    [{ takeOver: false }, ""],
    [{ takeOver: true }, "&take_over=true"],
    [{ reconnectAccountId: "messenger-1/2&x" }, "&again=messenger-1%2F2%26x"],
  ])("says what it is for: %j", (intent, added) => {
    const plain = "/connect?type=messenger&redirect_path=%2F";
    const at = { pathname: "/", search: "" };
    expect(connectUrl("messenger", at, intent)).toBe(`${plain}${added}`);
  });

  it("brings the whole path back out of the address", () => {
    const url = new URL(
      connectUrl("messenger", { pathname: "/a", search: "?x=1&type=y" }),
      "http://localhost",
    );
    expect(url.searchParams.get("redirect_path")).toBe("/a?x=1&type=y");
    expect(url.searchParams.get("type")).toBe("messenger");
  });
});

describe("loading", () => {
  it("sends the session along, and fills in what HTTP does not tell", async () => {
    const channels = [{ id: "messenger", type: "messenger", accounts: [account("messenger", 1)] }];
    const { client, fetch } = setUp(json(200, { channels, unconnectable: [], practice: true }));
    const answer = await client.load();
    expect(fetch).toHaveBeenCalledExactlyOnceWith("/auth/facebook/channels", {
      method: "GET",
      credentials,
    });
    expect(answer).toMatchObject({
      ok: true,
      value: { snapshot: { channels, practice: true, keychain: { name: "ready" } }, flows: [] },
    });
  });

  it("says how to sign in again when the session has ended", async () => {
    const { client } = setUp(json(401, { error: { code: "signed_out", message: "No session." } }));
    const answer = await client.load();
    expect(answer).toMatchObject({ ok: false, problem: { code: "signed_out" } });
    expect(answer.ok ? "" : answer.problem.message).toContain("Open in browser");
  });

  it("says so when the app is not running", async () => {
    const { client } = setUp(() => Promise.reject(new TypeError("Failed to fetch")));
    expect(await client.load()).toMatchObject({ ok: false, problem: { code: "app_unreachable" } });
  });
});

describe("disconnecting", () => {
  it("deletes one account, whatever its id is made of", async () => {
    const { client, fetch } = setUp(async () => new Response(null, { status: 204 }));
    expect(await client.disconnectAccount("messenger-1/2?")).toEqual({ ok: true, value: null });
    expect(fetch).toHaveBeenCalledExactlyOnceWith("/auth/facebook/account/messenger-1%2F2%3F", {
      method: "DELETE",
      credentials,
    });
  });

  it("deletes a channel", async () => {
    const { client, fetch } = setUp(async () => new Response(null, { status: 204 }));
    await client.disconnectChannel("instagram");
    expect(fetch).toHaveBeenCalledExactlyOnceWith("/auth/facebook/channel/instagram", {
      method: "DELETE",
      credentials,
    });
  });

  it("passes the server's own sentence on", async () => {
    const error = { code: "unknown_account", message: "That account is not connected any more." };
    const { client } = setUp(json(404, { error }));
    expect(await client.disconnectAccount("x")).toEqual({ ok: false, problem: error });
  });

  it("has a sentence also for an answer that is not JSON", async () => {
    const { client } = setUp(async () => new Response("<h1>Bad gateway</h1>", { status: 502 }));
    expect(await client.disconnectAccount("x")).toMatchObject({
      ok: false,
      problem: { code: "http_502" },
    });
  });
});

it("offers nothing that only the app's window can do", () => {
  expect(setUp(json(200, {})).client.desktop).toBeUndefined();
});
