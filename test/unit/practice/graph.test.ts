import { describe, expect, it } from "vitest";
import { z } from "zod";
import { pages, people } from "../../../main/practice/index.ts";
import {
  allScopes,
  appToken,
  errorOf,
  graph,
  longToken,
  pageToken,
  pageTokens,
  proof,
  shortToken,
  start,
} from "./support.ts";

const accounts = z.object({
  data: z.array(z.looseObject({ id: z.string() })),
  paging: z
    .object({
      cursors: z.object({ before: z.string(), after: z.string() }),
      next: z.url().optional(),
      previous: z.url().optional(),
    })
    .optional(),
});

describe("/me and ids", () => {
  it("tells a user token who it is of", async () => {
    const practice = await start();
    const access_token = await shortToken(practice, { person: "sam" });
    const me = await graph(practice, "me", { access_token, fields: "id,name" });
    expect(me.body).toEqual({ id: people.sam.id, name: people.sam.name });
    const byId = await graph(practice, people.sam.id, { access_token, fields: "name" });
    expect(byId.body).toEqual({ name: people.sam.name, id: people.sam.id });
  });

  it("hides other people, unknown objects and Pages of others", async () => {
    const practice = await start();
    const access_token = await shortToken(practice);
    for (const id of [people.sam.id, "123", pages.okaforBikes.id]) {
      const error = errorOf(await graph(practice, id, { access_token }));
      expect(error).toMatchObject({ code: 100, error_subcode: 33, type: "GraphMethodException" });
    }
  });

  it.each([
    ["me/unheard_of", "id", 2500],
    ["me/accounts/more", "id", 2500],
    ["me/conversations", "id", 100],
    ["me", "shoe_size", 100],
    ["me", "constructor", 100],
    ["me", "id,,name", 100],
    ["me", "id{", 100],
  ])("answers %s?fields=%s by code %i", async (path, fields, code) => {
    const practice = await start();
    const access_token = await shortToken(practice);
    expect(errorOf(await graph(practice, path, { access_token, fields })).code).toBe(code);
  });

  it("takes the token from a header", async () => {
    const practice = await start();
    const token = await shortToken(practice);
    const reply = await fetch(`${practice.origin}/v26.0/me`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(reply.status).toBe(200);
  });
});

describe("/me/permissions", () => {
  it("tells granted from declined", async () => {
    const practice = await start();
    const access_token = await shortToken(practice, { decline: ["pages_messaging"] });
    const { body } = await graph(practice, "me/permissions", { access_token });
    expect(body).toEqual({
      data: ["public_profile", ...allScopes].map((permission) => ({
        permission,
        status: permission === "pages_messaging" ? "declined" : "granted",
      })),
    });
  });

  it("has none for a Page token", async () => {
    const practice = await start();
    const access_token = await pageToken(practice, await shortToken(practice), "Harbor Yoga");
    expect(errorOf(await graph(practice, "me/permissions", { access_token })).message).toContain(
      "nonexisting field (permissions) on node type (Page)",
    );
  });

  it("loses one permission by DELETE", async () => {
    const practice = await start();
    const access_token = await shortToken(practice);
    const path = `${people.dana.id}/permissions/pages_messaging`;
    const reply = await graph(practice, path, { access_token }, "DELETE");
    expect(reply.body).toEqual({ success: true });
    const { body } = await graph(practice, "me/permissions", { access_token });
    expect(body).toMatchObject({
      data: expect.arrayContaining([{ permission: "pages_messaging", status: "declined" }]),
    });
  });

  it("ends the person's tokens and Page tokens by DELETE of all, and nobody else's", async () => {
    const practice = await start();
    const user = await longToken(practice);
    const page = await pageToken(practice, user, "Harbor Yoga");
    const sam = await longToken(practice, { person: "sam" });
    await graph(practice, `${people.dana.id}/permissions`, { access_token: user }, "DELETE");
    for (const access_token of [user, page]) {
      const error = errorOf(await graph(practice, "me", { access_token }));
      expect(error).toMatchObject({ code: 190, error_subcode: 458 });
    }
    expect((await graph(practice, "me", { access_token: sam })).status).toBe(200);
    const again = await longToken(practice);
    expect((await graph(practice, "me", { access_token: again })).status).toBe(200);
  });
});

describe("/me/accounts", () => {
  it("gives at most 100, whatever the limit", async () => {
    const practice = await start({ branches: 200 });
    const params = { access_token: await longToken(practice), fields: "id", limit: "1000" };
    expect(accounts.parse((await graph(practice, "me/accounts", params)).body).data).toHaveLength(
      100,
    );
  });

  it.each([{ limit: "0" }, { limit: "ten" }, { after: "bogus" }])("refuses %o", async (bad) => {
    const practice = await start();
    const params = { access_token: await shortToken(practice), ...bad };
    expect(errorOf(await graph(practice, "me/accounts", params)).code).toBe(100);
  });

  it("serves the pictures it names", async () => {
    const practice = await start();
    const params = { access_token: await longToken(practice), fields: "picture{url}", limit: "1" };
    const { body } = await graph(practice, "me/accounts", params);
    const url = /http[^"]+svg/.exec(JSON.stringify(body))?.[0] ?? "";
    const reply = await fetch(url);
    expect(reply.headers.get("content-type")).toBe("image/svg+xml");
    expect(await reply.text()).toMatch(/^<svg /);
  });

  it("lists an un-ticked Page without a token", async () => {
    const practice = await start({ branches: 0 });
    const token = await longToken(practice, { without: ["Harbor Yoga"] });
    const tokens = await pageTokens(practice, token);
    expect(tokens.has("Harbor Yoga")).toBe(true);
    expect(tokens.get("Harbor Yoga")).toBeUndefined();
    expect(tokens.get("Northwind Bakery")).toMatch(/^EAA/);
  });

  it("leaves a portfolio's Pages out without business_management", async () => {
    const practice = await start({ branches: 0 });
    const token = await longToken(practice, { decline: ["business_management"] });
    expect([...(await pageTokens(practice, token)).keys()]).not.toContain("Lakeside Dental");
    const again = await longToken(practice, { params: { auth_type: "rerequest" } });
    expect([...(await pageTokens(practice, again)).keys()]).toContain("Lakeside Dental");
  });

  it("lists nothing without pages_show_list, and no paging with it", async () => {
    const practice = await start();
    const access_token = await longToken(practice, { decline: ["pages_show_list"] });
    expect((await graph(practice, "me/accounts", { access_token })).body).toEqual({ data: [] });
  });

  it("hides Instagram without instagram_basic", async () => {
    const practice = await start({ branches: 0 });
    const params = {
      access_token: await longToken(practice, { decline: ["instagram_basic"] }),
      fields: "instagram_business_account",
    };
    const { body } = await graph(practice, "me/accounts", params);
    expect(JSON.stringify(body)).not.toContain("instagram");
  });

  it("shows the Pages that teach", async () => {
    const practice = await start();
    const fields = "name,tasks,instagram_business_account{username}";
    const access_token = await longToken(practice);
    const { body } = await graph(practice, "me/accounts", { access_token, fields, limit: "100" });
    const byName = new Map(accounts.parse(body).data.map((page) => [page["name"], page]));
    expect(byName.get("Corner Books")?.["tasks"]).not.toContain("MESSAGING");
    expect(byName.get("Harbor Yoga")).not.toHaveProperty("instagram_business_account");
    expect(byName.get("Studio Fern")).toHaveProperty("instagram_business_account");
    expect([...byName.keys()].some((name) => [...String(name)].length === 80)).toBe(true);
    expect([...byName.keys()].some((name) => /\p{Script=Arabic}/u.test(String(name)))).toBe(true);
  });
});

describe("GET /{page-id}", () => {
  it("gives the Page's own token to a user who ticked it", async () => {
    const practice = await start();
    const access_token = await longToken(practice);
    const fields = "id,name,access_token";
    const reply = await graph(practice, pages.harborYoga.id, { access_token, fields });
    expect(reply.body).toMatchObject({
      access_token: await pageToken(practice, access_token, "Harbor Yoga"),
    });
  });

  it("has no tasks, which belong to the list", async () => {
    const practice = await start();
    const params = { access_token: await longToken(practice), fields: "tasks" };
    expect(errorOf(await graph(practice, pages.harborYoga.id, params)).code).toBe(100);
  });
});

describe("/debug_token", () => {
  const inspect = async (
    practice: Awaited<ReturnType<typeof start>>,
    input_token: string,
    access_token = appToken(practice),
  ) => graph(practice, "debug_token", { input_token, access_token });

  it("describes a Page token that never expires, and what it was granted for", async () => {
    const now = Date.UTC(2026, 10, 22);
    const practice = await start({ branches: 0, now: () => now });
    const user = await longToken(practice, { without: ["Studio Fern", "Lakeside Dental"] });
    const { body } = await inspect(practice, await pageToken(practice, user, "Harbor Yoga"));
    expect(body).toEqual({
      data: {
        app_id: practice.appId,
        type: "PAGE",
        application: "Pagekeeper",
        issued_at: now / 1000,
        expires_at: 0,
        data_access_expires_at: now / 1000 + 90 * 24 * 3600,
        is_valid: true,
        profile_id: pages.harborYoga.id,
        user_id: people.dana.id,
        scopes: ["public_profile", ...allScopes],
        granular_scopes: expect.arrayContaining([
          { scope: "public_profile" },
          {
            scope: "pages_messaging",
            target_ids: [pages.northwindBakery.id, pages.harborYoga.id, pages.cornerBooks.id],
          },
          { scope: "instagram_basic", target_ids: [pages.northwindBakery.instagram.id] },
        ]),
      },
    });
  });

  it("tells nothing of what it cannot read, or of somebody else's", async () => {
    const practice = await start();
    const dana = await longToken(practice);
    const sam = await longToken(practice, { person: "sam" });
    for (const reply of [await inspect(practice, "junk"), await inspect(practice, dana, sam)]) {
      expect(reply.body).toMatchObject({ data: { is_valid: false, error: { code: 190 } } });
      expect(JSON.stringify(reply.body)).not.toContain(people.dana.id);
    }
  });
});

describe("appsecret_proof", () => {
  it("lasts five minutes with a time in it", async () => {
    let now = Date.UTC(2026, 10, 22);
    const practice = await start({ now: () => now });
    const access_token = await shortToken(practice);
    const time = String(now / 1000);
    const params = {
      access_token,
      appsecret_proof: proof(practice, `${access_token}|${time}`),
      appsecret_time: time,
    };
    expect((await graph(practice, "me", params)).status).toBe(200);
    now += 301_000;
    expect(errorOf(await graph(practice, "me", params)).code).toBe(100);
  });
});
