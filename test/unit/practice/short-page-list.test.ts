/** How Pages come to be missing from a person's list at Facebook, and what then still tells of them (research/meta.md §1.5, §1.6). */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Practice, pages, people } from "../../../main/practice/index.ts";
import {
  appToken,
  dialogUrl,
  errorOf,
  graph,
  longToken,
  type Params,
  pageToken,
  pageTokens,
  start,
} from "./support.ts";

const dana = people.dana.id;
const { northwindBakery, lakesideDental, studioFern, harborYoga } = pages;

const inspection = z.object({
  data: z.object({
    granular_scopes: z.array(
      z.object({ scope: z.string(), target_ids: z.array(z.string()).optional() }),
    ),
  }),
});

/** Target ids by permission. */
async function targets(practice: Practice, input_token: string) {
  const { body } = await graph(practice, "debug_token", {
    input_token,
    access_token: appToken(practice),
  });
  const entries = inspection.parse(body).data.granular_scopes;
  return new Map(entries.map(({ scope, target_ids }) => [scope, target_ids]));
}

const names = z.object({ data: z.array(z.object({ name: z.string() })) });
const list = async (practice: Practice, path: string, access_token: string) =>
  names.parse((await graph(practice, path, { access_token })).body).data.map(({ name }) => name);

describe("the list of a person's Pages", () => {
  it.each([
    ["full", 5],
    ["short", 4],
    ["empty", 0],
  ] as const)(
    "told to be %s has %i of 5, and each Page still tells of itself",
    async (pageList, count) => {
      const practice = await start({ branches: 0 });
      practice.control.do({ action: "page-list", pageList });
      const access_token = await longToken(practice);
      expect((await pageTokens(practice, access_token)).size).toBe(count);
      const fields = "id,name,access_token";
      const { body } = await graph(practice, lakesideDental.id, { access_token, fields });
      expect(body).toMatchObject({ name: "Lakeside Dental", access_token: expect.any(String) });
    },
  );
});

describe("granular_scopes", () => {
  it("name Pages, Instagram accounts and businesses where Pages were ticked one by one", async () => {
    const practice = await start({ branches: 0 });
    const token = await longToken(practice, { without: ["Studio Fern", "Corner Books"] });
    const found = await targets(practice, token);
    const ticked = [northwindBakery, harborYoga, lakesideDental];
    expect(found.get("pages_show_list")).toEqual(ticked.map(({ id }) => id));
    expect(found.get("instagram_basic")).toEqual([
      northwindBakery.instagram.id,
      lakesideDental.instagram.id,
    ]);
    expect(found.get("business_management")).toEqual([expect.stringMatching(/^\d+$/)]);
    expect(found.get("public_profile")).toBeUndefined();
  });

  it("name nothing where all current and future Pages were ticked, those that come later too", async () => {
    const practice = await start({ branches: 0 });
    const token = await longToken(practice);
    practice.control.do({ action: "every-page", person: dana });
    expect([...(await targets(practice, token)).values()]).toEqual(Array(8).fill(undefined));
    practice.control.do({ action: "pages", count: 6 });
    expect((await pageTokens(practice, token)).get("Northwind Bakery – Branch 01")).toBeDefined();
  });
});

describe("a permission withheld from one Page", () => {
  const withhold = {
    action: "page-permission",
    person: dana,
    page: northwindBakery.id,
    permission: "pages_messaging",
  } as const;

  it("is granted all the same, but is not good for that Page", async () => {
    const practice = await start({ branches: 0 });
    const user = await longToken(practice);
    const read = async (name: string, id: string) => {
      const access_token = await pageToken(practice, user, name);
      return graph(practice, `${id}/conversations`, { access_token });
    };
    practice.control.do({ ...withhold, is: "withheld" });
    const found = await targets(practice, user);
    expect(found.get("pages_show_list")).toContain(northwindBakery.id);
    expect(found.get("pages_messaging")).not.toContain(northwindBakery.id);
    expect(errorOf(await read("Northwind Bakery", northwindBakery.id)).code).toBe(10);
    expect((await read("Harbor Yoga", harborYoga.id)).status).toBe(200);
    practice.control.do({ ...withhold, is: "granted" });
    expect((await read("Northwind Bakery", northwindBakery.id)).status).toBe(200);
  });

  it("is named though all Pages were ticked, and given by the next choice of Pages", async () => {
    const practice = await start({ branches: 0 });
    await longToken(practice);
    practice.control.do({ action: "every-page", person: dana });
    practice.control.do({ ...withhold, is: "withheld" });
    const user = await longToken(practice);
    expect((await targets(practice, user)).get("pages_messaging")).toHaveLength(4);
    const again = await longToken(practice, { params: { auth_type: "rerequest" } });
    expect((await targets(practice, again)).get("pages_messaging")).toHaveLength(5);
  });
});

describe("/me/businesses", () => {
  const id = "230918457760112";

  it("leads to the Pages of a portfolio, its own and its clients', ticked or not", async () => {
    const practice = await start({ branches: 0 });
    const token = await longToken(practice, { without: ["Lakeside Dental"] });
    const { body } = await graph(practice, "me/businesses", { access_token: token });
    expect(body).toMatchObject({ data: [{ id, name: "Lakeside Group" }] });
    expect(await list(practice, `${id}/owned_pages`, token)).toEqual(["Lakeside Dental"]);
    expect(await list(practice, `${id}/client_pages`, token)).toEqual(["Studio Fern"]);
    const fields = "access_token";
    const owned = await graph(practice, `${id}/owned_pages`, { access_token: token, fields });
    expect(owned.body).toMatchObject({ data: [{ id: lakesideDental.id }] });
    expect(owned.body).not.toHaveProperty("data[0].access_token");
  });

  it("has none for a person in no business, and shows that person no other's", async () => {
    const practice = await start();
    const token = await longToken(practice, { person: "sam" });
    expect(await list(practice, "me/businesses", token)).toEqual([]);
    const error = errorOf(await graph(practice, `${id}/owned_pages`, { access_token: token }));
    expect(error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  it.each(["me/businesses", id, `${id}/owned_pages`, `${id}/client_pages`])(
    "answers %s by 200 without business_management",
    async (path) => {
      const practice = await start();
      const access_token = await longToken(practice, { decline: ["business_management"] });
      expect(errorOf(await graph(practice, path, { access_token })).code).toBe(200);
    },
  );

  it("gives no token for a Page on which the person lost their role", async () => {
    const practice = await start({ branches: 0 });
    const access_token = await longToken(practice);
    const { id: page } = studioFern;
    practice.control.do({ action: "role", person: dana, page, role: "none" });
    const fields = "access_token";
    const { body } = await graph(practice, `${id}/client_pages`, { access_token, fields });
    expect(body).toMatchObject({ data: [{ id: page }] });
    expect(body).not.toHaveProperty("data[0].access_token");
  });
});

describe("an Instagram account", () => {
  const fields = "instagram_business_account{id},connected_instagram_account{id}";
  const linked = async (state: "open" | "personal" | "unlinked") => {
    const practice = await start({ branches: 0 });
    const access_token = await longToken(practice);
    practice.control.do({ action: "instagram", page: northwindBakery.id, state });
    const { body } = await graph(practice, northwindBakery.id, { access_token, fields });
    return { practice, body, access_token };
  };
  const account = { id: northwindBakery.instagram.id };
  const { id } = northwindBakery;

  it.each<readonly ["open" | "personal" | "unlinked", object]>([
    ["open", { instagram_business_account: account, connected_instagram_account: account }],
    ["personal", { connected_instagram_account: account }],
    ["unlinked", {}],
  ])("that is %s is told as %j", async (state, told) => {
    expect((await linked(state)).body).toEqual({ id, ...told });
  });

  it("that is personal has no messages, and is no target of a permission", async () => {
    const { practice, access_token: user } = await linked("personal");
    const access_token = await pageToken(practice, user, "Northwind Bakery");
    const params: Params = { access_token, platform: "instagram" };
    expect(errorOf(await graph(practice, `${id}/conversations`, params)).code).toBe(36103);
    expect((await targets(practice, user)).get("instagram_basic")).not.toContain(account.id);
  });
});

describe("the dialog of a Login for Business", () => {
  const statuses = async (practice: Practice, access_token: string) => {
    const { body } = await graph(practice, "me/permissions", { access_token });
    const shape = z.object({
      data: z.array(z.object({ permission: z.string(), status: z.string() })),
    });
    const { data } = shape.parse(body);
    return Object.fromEntries(data.map(({ permission, status }) => [permission, status]));
  };
  const params = (practice: Practice): Params => ({ scope: "", config_id: practice.configId });
  const all = "Allow all of these";

  it("offers no single permission, and grants all of the configuration", async () => {
    const practice = await start();
    const page = await (await fetch(dialogUrl(practice, params(practice)))).text();
    expect(page).toContain("<li>instagram_manage_messages</li>");
    expect(page).not.toContain(`name="dana.permission"`);
    const token = await longToken(practice, { params: params(practice) });
    const found = await statuses(practice, token);
    expect(Object.keys(found)).toHaveLength(8);
    expect(new Set(Object.values(found))).toEqual(new Set(["granted"]));
  });

  it("grants none without one of them, and asks for all again", async () => {
    const practice = await start();
    const token = await longToken(practice, { params: params(practice), decline: [all] });
    const { public_profile: always, ...others } = await statuses(practice, token);
    expect(always).toBe("granted");
    expect(new Set(Object.values(others))).toEqual(new Set(["declined"]));
    const again = { ...params(practice), auth_type: "rerequest" };
    expect(await (await fetch(dialogUrl(practice, again))).text()).toContain(all);
  });

  it("asks for all of them where only some were answered before", async () => {
    const practice = await start();
    await longToken(practice, { params: { scope: "pages_show_list" } });
    const page = await (await fetch(dialogUrl(practice, params(practice)))).text();
    const [, danas] = page.split(/class="panel panel-/);
    expect(danas).toContain("<li>pages_show_list</li>");
    expect(danas).toContain("<li>pages_messaging</li>");
  });

  it("lets the configuration stand in the place of scope", async () => {
    const practice = await start();
    const both = { scope: "email", config_id: practice.configId };
    const found = await statuses(practice, await longToken(practice, { params: both }));
    expect(found).not.toHaveProperty("email");
    expect(found).toHaveProperty("pages_messaging", "granted");
  });

  it("does not know another app's configuration", async () => {
    const practice = await start();
    const reply = await fetch(dialogUrl(practice, { config_id: "1" }));
    expect(reply.status).toBe(400);
    expect(await reply.text()).toContain("Invalid config_id");
  });

  it("asks for the public profile alone where neither is named", async () => {
    const practice = await start();
    const token = await longToken(practice, { params: { scope: "" } });
    expect(await statuses(practice, token)).toEqual({ public_profile: "granted" });
  });
});
