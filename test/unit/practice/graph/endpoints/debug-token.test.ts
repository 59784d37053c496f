import { describe, expect, it } from "vitest";
import { pages, people } from "../../../../../main/practice/index.ts";
import {
  allScopes,
  appToken,
  errorOf,
  graph,
  longToken,
  pageToken,
  pageTokens,
  start,
  targetIds,
} from "../../support.ts";

describe("/debug_token", () => {
  const inspect = async (
    practice: Awaited<ReturnType<typeof start>>,
    input_token: string,
    access_token = appToken(practice),
  ) => graph(practice, "debug_token", { input_token, access_token });

  it("describes a Page token that never expires with its granular scopes", async () => {
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

  it("reveals nothing about an unreadable token or another person's", async () => {
    const practice = await start();
    const dana = await longToken(practice);
    const sam = await longToken(practice, { person: "sam" });
    for (const reply of [await inspect(practice, "junk"), await inspect(practice, dana, sam)]) {
      expect(reply.body).toMatchObject({ data: { is_valid: false, error: { code: 190 } } });
      expect(JSON.stringify(reply.body)).not.toContain(people.dana.id);
    }
  });
});

describe("granular_scopes", () => {
  it("list Pages, Instagram accounts and businesses if Pages were selected one by one", async () => {
    const practice = await start({ branches: 0 });
    const token = await longToken(practice, { without: ["Studio Fern", "Corner Books"] });
    const found = await targetIds(practice, token);
    const selected = [pages.northwindBakery, pages.harborYoga, pages.lakesideDental];
    expect(found.get("pages_show_list")).toEqual(selected.map(({ id }) => id));
    expect(found.get("instagram_basic")).toEqual([
      pages.northwindBakery.instagram.id,
      pages.lakesideDental.instagram.id,
    ]);
    expect(found.get("business_management")).toEqual([expect.stringMatching(/^\d+$/)]);
    expect(found.get("public_profile")).toBeUndefined();
  });

  it("list no targets if all current and future Pages were selected", async () => {
    const practice = await start({ branches: 0 });
    const token = await longToken(practice);
    practice.control.do({ action: "every-page", person: people.dana.id });
    expect([...(await targetIds(practice, token)).values()]).toEqual(Array(8).fill(undefined));
    practice.control.do({ action: "pages", count: 6 });
    expect((await pageTokens(practice, token)).get("Northwind Bakery – Branch 01")).toBeDefined();
  });
});

describe("a permission withheld from one Page", () => {
  const withhold = {
    action: "page-permission",
    person: people.dana.id,
    page: pages.northwindBakery.id,
    permission: "pages_messaging",
  } as const;

  it("is granted, but does not work for that Page", async () => {
    const practice = await start({ branches: 0 });
    const user = await longToken(practice);
    const read = async (name: string, id: string) => {
      const access_token = await pageToken(practice, user, name);
      return graph(practice, `${id}/conversations`, { access_token });
    };
    practice.control.do({ ...withhold, is: "withheld" });
    const found = await targetIds(practice, user);
    expect(found.get("pages_show_list")).toContain(pages.northwindBakery.id);
    expect(found.get("pages_messaging")).not.toContain(pages.northwindBakery.id);
    expect(errorOf(await read("Northwind Bakery", pages.northwindBakery.id)).code).toBe(10);
    expect((await read("Harbor Yoga", pages.harborYoga.id)).status).toBe(200);
    practice.control.do({ ...withhold, is: "granted" });
    expect((await read("Northwind Bakery", pages.northwindBakery.id)).status).toBe(200);
  });

  it("is missing from the scopes even if all Pages were selected, until Pages are chosen again", async () => {
    const practice = await start({ branches: 0 });
    await longToken(practice);
    practice.control.do({ action: "every-page", person: people.dana.id });
    practice.control.do({ ...withhold, is: "withheld" });
    const user = await longToken(practice);
    expect((await targetIds(practice, user)).get("pages_messaging")).toHaveLength(4);
    const again = await longToken(practice, { params: { auth_type: "rerequest" } });
    expect((await targetIds(practice, again)).get("pages_messaging")).toHaveLength(5);
  });
});
