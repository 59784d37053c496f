import { describe, expect, it } from "vitest";
import { type Practice, pages, people } from "../../../main/practice/index.ts";
import { errorOf, graph, longToken, pageToken, start } from "./support.ts";

/** Reads one conversation, as a health check does. */
const read = (practice: Practice, page: string, access_token: string, platform = "messenger") =>
  graph(practice, `${page}/conversations`, { access_token, platform, limit: "1", fields: "id" });

async function withToken(name: string, decline: readonly string[] = []) {
  const practice = await start({ branches: 2 });
  const user = await longToken(practice, { decline });
  return { practice, user, token: await pageToken(practice, user, name) };
}

describe("/{page-id}/conversations", () => {
  it("does not read another Page with it", async () => {
    const { practice, token } = await withToken("Harbor Yoga");
    const error = errorOf(await read(practice, pages.northwindBakery.id, token));
    expect(error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  it.each([
    ["messenger", "pages_messaging"],
    ["messenger", "pages_manage_metadata"],
    ["instagram", "instagram_manage_messages"],
    ["instagram", "instagram_basic"],
  ])("answers 10 on %s without %s", async (platform, permission) => {
    const { practice, token } = await withToken("Northwind Bakery", [permission]);
    const error = errorOf(await read(practice, pages.northwindBakery.id, token, platform));
    expect(error.code).toBe(10);
    expect(error.message).toContain(permission);
  });

  it("answers 190/492 where the person has no task that reads messages", async () => {
    const { practice, token } = await withToken("Corner Books");
    const error = errorOf(await read(practice, pages.cornerBooks.id, token));
    expect(error).toMatchObject({ code: 190, error_subcode: 492 });
  });

  it("takes the tasks of the new Pages experience", async () => {
    const practice = await start();
    const user = await longToken(practice, { person: "sam" });
    const token = await pageToken(practice, user, "Riverside Choir");
    expect((await read(practice, pages.riversideChoir.id, token)).status).toBe(200);
  });

  it("answers 200/2534041 where the Instagram owner switched access off, Messenger still works", async () => {
    const { practice, token } = await withToken("Studio Fern");
    const error = errorOf(await read(practice, pages.studioFern.id, token, "instagram"));
    expect(error).toMatchObject({ code: 200, error_subcode: 2534041 });
    expect((await read(practice, pages.studioFern.id, token)).status).toBe(200);
  });

  it("answers 190 without a subcode once the Page was un-ticked in a later dialog run", async () => {
    const { practice, token } = await withToken("Harbor Yoga");
    await longToken(practice, { without: ["Harbor Yoga"], params: { auth_type: "rerequest" } });
    const error = errorOf(await read(practice, pages.harborYoga.id, token));
    expect(error.code).toBe(190);
    expect(error.error_subcode).toBeUndefined();
    expect(error.message).toMatch(/must be granted before impersonating a user's page/);
  });

  it("refuses a platform that is none", async () => {
    const { practice, token } = await withToken("Harbor Yoga");
    expect(errorOf(await read(practice, pages.harborYoga.id, token, "icq")).code).toBe(100);
  });
});

describe("/{page-id}/subscribed_apps", () => {
  const path = `${pages.harborYoga.id}/subscribed_apps`;

  it("refuses an unknown field with 100", async () => {
    const { practice, token } = await withToken("Harbor Yoga");
    const params = { access_token: token, subscribed_fields: "messages,instagram_dms" };
    const reply = await graph(practice, path, params, "POST");
    expect(errorOf(reply).code).toBe(100);
  });

  it("wants pages_manage_metadata, and a Page token", async () => {
    const { practice, user, token } = await withToken("Harbor Yoga", ["pages_manage_metadata"]);
    expect(errorOf(await graph(practice, path, { access_token: token })).code).toBe(10);
    expect(errorOf(await graph(practice, path, { access_token: user })).code).toBe(210);
  });

  it("wants a message task for message fields only", async () => {
    const { practice, token } = await withToken("Corner Books");
    const subscribe = (subscribed_fields: string) =>
      graph(
        practice,
        `${pages.cornerBooks.id}/subscribed_apps`,
        { access_token: token, subscribed_fields },
        "POST",
      );
    expect((await subscribe("feed")).status).toBe(200);
    expect(errorOf(await subscribe("messages"))).toMatchObject({ code: 190, error_subcode: 492 });
  });

  it("wants a role on the Page at all", async () => {
    const { practice, token } = await withToken("Harbor Yoga");
    const { id: page } = pages.harborYoga;
    practice.control.do({ action: "role", person: people.dana.id, page, role: "none" });
    const error = errorOf(await graph(practice, path, { access_token: token }));
    expect(error).toMatchObject({ code: 190, error_subcode: 492 });
  });
});
