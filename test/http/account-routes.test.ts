import { describe, expect, it } from "vitest";
import { startTestBackend } from "./support/backend.ts";
import { ownFetch } from "./support/request.ts";

describe("the account routes", () => {
  it("list the accounts to a signed-in browser", async () => {
    const { signIn, accounts } = await startTestBackend();
    const browser = await signIn();
    const response = await browser.ask("/auth/facebook/channels", { headers: ownFetch });
    expect(response.headers["content-type"]).toContain("application/json");
    expect(JSON.parse(response.body)).toEqual(accounts.list());
  });

  it.each([
    ["GET", "/auth/facebook/channels"],
    ["DELETE", "/auth/facebook/account/messenger-1"],
    ["DELETE", "/auth/facebook/channel/messenger"],
  ])("require a session for %s %s", async (method, path) => {
    const { ask, accounts } = await startTestBackend();
    const response = await ask(path, { method, headers: ownFetch });
    expect(response.status).toBe(401);
    expect(JSON.parse(response.body)).toMatchObject({ error: { code: "signed_out" } });
    expect([accounts.accounts.size, accounts.channels.size]).toEqual([2, 1]);
  });

  it("delete one account, or a whole channel", async () => {
    const { signIn, accounts, backend } = await startTestBackend();
    const browser = await signIn();
    const headers = { ...ownFetch, Origin: backend.origin };
    const remove = (path: string) => browser.ask(path, { method: "DELETE", headers });
    expect(await remove("/auth/facebook/account/messenger-1")).toMatchObject({
      status: 204,
      body: "",
    });
    expect([...accounts.accounts]).toEqual(["messenger-2"]);
    expect((await remove("/auth/facebook/account/messenger-1")).status).toBe(404);
    expect((await remove("/auth/facebook/channel/messenger")).status).toBe(204);
    expect((await remove("/auth/facebook/channel/messenger")).status).toBe(404);
    expect(new Set(accounts.disconnectedBy.map((by) => by?.kind))).toEqual(new Set(["web-ui"]));
  });

  it.each([
    ["account/unknown", 404],
    ["channel/whatsapp", 404],
    ["account/", 404],
    ["account/messenger-1/more", 404],
    ["account/messenger-1%2Fmore", 404],
    ["Account/messenger-1", 404],
    [`account/${"a".repeat(201)}`, 404],
    ["account/__proto__", 404],
    ["account/%E0%A4%A", 400],
    ["channel/%", 400],
  ])("change nothing for DELETE %.40s", async (path, status) => {
    const { signIn, accounts } = await startTestBackend();
    const browser = await signIn();
    const response = await browser.ask(`/auth/facebook/${path}`, {
      method: "DELETE",
      headers: ownFetch,
    });
    expect(response.status).toBe(status);
    expect(JSON.parse(response.body)).toEqual({
      error: { code: expect.any(String), message: expect.any(String) },
    });
    expect([accounts.accounts.size, accounts.channels.size]).toEqual([2, 1]);
  });
});
