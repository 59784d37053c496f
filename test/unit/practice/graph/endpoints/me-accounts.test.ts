import { describe, expect, it } from "vitest";
import { z } from "zod";
import { pages } from "../../../../../main/practice/index.ts";
import { errorOf, graph, longToken, pageTokens, shortToken, start } from "../../support.ts";

const accountList = z.object({ data: z.array(z.looseObject({ id: z.string() })) });

describe("/me/accounts", () => {
  it("returns at most 100 Pages, even with a higher limit", async () => {
    const practice = await start({ branches: 200 });
    const params = { access_token: await longToken(practice), fields: "id", limit: "1000" };
    expect(
      accountList.parse((await graph(practice, "me/accounts", params)).body).data,
    ).toHaveLength(100);
  });

  it.each([{ limit: "0" }, { limit: "ten" }, { after: "bogus" }])("rejects %o", async (bad) => {
    const practice = await start();
    const params = { access_token: await shortToken(practice), ...bad };
    expect(errorOf(await graph(practice, "me/accounts", params)).code).toBe(100);
  });

  it("links to pictures that exist", async () => {
    const practice = await start();
    const params = { access_token: await longToken(practice), fields: "picture{url}", limit: "1" };
    const { body } = await graph(practice, "me/accounts", params);
    const url = /http[^"]+svg/.exec(JSON.stringify(body))?.[0] ?? "";
    const reply = await fetch(url);
    expect(reply.headers.get("content-type")).toBe("image/svg+xml");
    expect(await reply.text()).toMatch(/^<svg /);
  });

  it("lists a Page that was not selected without a token", async () => {
    const practice = await start({ branches: 0 });
    const token = await longToken(practice, { without: ["Harbor Yoga"] });
    const tokens = await pageTokens(practice, token);
    expect(tokens.has("Harbor Yoga")).toBe(true);
    expect(tokens.get("Harbor Yoga")).toBeUndefined();
    expect(tokens.get("Northwind Bakery")).toMatch(/^EAA/);
  });

  it("omits a portfolio's Pages without business_management", async () => {
    const practice = await start({ branches: 0 });
    const token = await longToken(practice, { decline: ["business_management"] });
    expect([...(await pageTokens(practice, token)).keys()]).not.toContain("Lakeside Dental");
    const again = await longToken(practice, { params: { auth_type: "rerequest" } });
    expect([...(await pageTokens(practice, again)).keys()]).toContain("Lakeside Dental");
  });

  it("returns an empty list without paging if pages_show_list is missing", async () => {
    const practice = await start();
    const access_token = await longToken(practice, { decline: ["pages_show_list"] });
    expect((await graph(practice, "me/accounts", { access_token })).body).toEqual({ data: [] });
  });

  it("omits Instagram accounts without instagram_basic", async () => {
    const practice = await start({ branches: 0 });
    const params = {
      access_token: await longToken(practice, { decline: ["instagram_basic"] }),
      fields: "instagram_business_account",
    };
    const { body } = await graph(practice, "me/accounts", params);
    expect(JSON.stringify(body)).not.toContain("instagram");
  });

  it("lists Pages for every situation, including unusual names", async () => {
    const practice = await start();
    const fields = "name,tasks,instagram_business_account{username}";
    const access_token = await longToken(practice);
    const { body } = await graph(practice, "me/accounts", { access_token, fields, limit: "100" });
    const byName = new Map(accountList.parse(body).data.map((page) => [page["name"], page]));
    expect(byName.get("Corner Books")?.["tasks"]).not.toContain("MESSAGING");
    expect(byName.get("Harbor Yoga")).not.toHaveProperty("instagram_business_account");
    expect(byName.get("Studio Fern")).toHaveProperty("instagram_business_account");
    expect([...byName.keys()].some((name) => [...String(name)].length === 80)).toBe(true);
    expect([...byName.keys()].some((name) => /\p{Script=Arabic}/u.test(String(name)))).toBe(true);
  });
});

describe("/me/accounts with the page-list command", () => {
  it.each([
    ["full", 5],
    ["short", 4],
    ["empty", 0],
  ] as const)("%s returns %i of 5 Pages, which can all still be read", async (pageList, count) => {
    const practice = await start({ branches: 0 });
    practice.control.do({ action: "page-list", pageList });
    const access_token = await longToken(practice);
    expect((await pageTokens(practice, access_token)).size).toBe(count);
    const fields = "id,name,access_token";
    const { body } = await graph(practice, pages.lakesideDental.id, { access_token, fields });
    expect(body).toMatchObject({ name: "Lakeside Dental", access_token: expect.any(String) });
  });
});
