import { describe, expect, it } from "vitest";
import { pages } from "../../../../../main/practice/index.ts";
import {
  errorOf,
  graph,
  longToken,
  type Params,
  pageToken,
  start,
  targetIds,
} from "../../support.ts";

describe("GET /{page-id}", () => {
  it("returns the Page's token to a user who selected it", async () => {
    const practice = await start();
    const access_token = await longToken(practice);
    const fields = "id,name,access_token";
    const reply = await graph(practice, pages.harborYoga.id, { access_token, fields });
    expect(reply.body).toMatchObject({
      access_token: await pageToken(practice, access_token, "Harbor Yoga"),
    });
  });

  it("has no field for tasks, which only the list has", async () => {
    const practice = await start();
    const params = { access_token: await longToken(practice), fields: "tasks" };
    expect(errorOf(await graph(practice, pages.harborYoga.id, params)).code).toBe(100);
  });
});

describe("the Instagram account of a Page", () => {
  const fields = "instagram_business_account{id},connected_instagram_account{id}";
  const linked = async (state: "open" | "personal" | "unlinked") => {
    const practice = await start({ branches: 0 });
    const access_token = await longToken(practice);
    practice.control.do({ action: "instagram", page: pages.northwindBakery.id, state });
    const { body } = await graph(practice, pages.northwindBakery.id, { access_token, fields });
    return { practice, body, access_token };
  };
  const account = { id: pages.northwindBakery.instagram.id };
  const { id } = pages.northwindBakery;

  it.each<readonly ["open" | "personal" | "unlinked", object]>([
    ["open", { instagram_business_account: account, connected_instagram_account: account }],
    ["personal", { connected_instagram_account: account }],
    ["unlinked", {}],
  ])("in the state %s is returned as %j", async (state, fields) => {
    expect((await linked(state)).body).toEqual({ id, ...fields });
  });

  it("has no messages and no permissions if it is a personal one", async () => {
    const { practice, access_token: user } = await linked("personal");
    const access_token = await pageToken(practice, user, "Northwind Bakery");
    const params: Params = { access_token, platform: "instagram" };
    expect(errorOf(await graph(practice, `${id}/conversations`, params)).code).toBe(36103);
    expect((await targetIds(practice, user)).get("instagram_basic")).not.toContain(account.id);
  });
});
