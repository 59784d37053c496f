import { describe, expect, it } from "vitest";
import { type Practice, pages } from "../../../../../main/practice/index.ts";
import { errorOf, graph, longToken, pageToken, start } from "../../support.ts";

/** Reads one conversation, as Pagekeeper's health check does. */
const read = (practice: Practice, page: string, access_token: string, platform = "messenger") =>
  graph(practice, `${page}/conversations`, { access_token, platform, limit: "1", fields: "id" });

async function withToken(name: string, decline: readonly string[] = []) {
  const practice = await start({ branches: 2 });
  const user = await longToken(practice, { decline });
  return { practice, user, token: await pageToken(practice, user, name) };
}

describe("/{page-id}/conversations", () => {
  it("rejects the token of another Page", async () => {
    const { practice, token } = await withToken("Harbor Yoga");
    const error = errorOf(await read(practice, pages.northwindBakery.id, token));
    expect(error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  it.each([
    ["messenger", "pages_messaging"],
    ["messenger", "pages_manage_metadata"],
    ["instagram", "instagram_manage_messages"],
    ["instagram", "instagram_basic"],
  ])("returns code 10 for %s without %s", async (platform, permission) => {
    const { practice, token } = await withToken("Northwind Bakery", [permission]);
    const error = errorOf(await read(practice, pages.northwindBakery.id, token, platform));
    expect(error.code).toBe(10);
    expect(error.message).toContain(permission);
  });

  it("returns 190/492 if the person has no task for messages", async () => {
    const { practice, token } = await withToken("Corner Books");
    const error = errorOf(await read(practice, pages.cornerBooks.id, token));
    expect(error).toMatchObject({ code: 190, error_subcode: 492 });
  });

  it("accepts the tasks of the new Pages experience", async () => {
    const practice = await start();
    const user = await longToken(practice, { person: "sam" });
    const token = await pageToken(practice, user, "Riverside Choir");
    expect((await read(practice, pages.riversideChoir.id, token)).status).toBe(200);
  });

  it("returns 200/2534041 for Instagram, but not Messenger, if the owner switched access off", async () => {
    const { practice, token } = await withToken("Studio Fern");
    const error = errorOf(await read(practice, pages.studioFern.id, token, "instagram"));
    expect(error).toMatchObject({ code: 200, error_subcode: 2534041 });
    expect((await read(practice, pages.studioFern.id, token)).status).toBe(200);
  });

  it("returns 190 without a subcode after the Page was deselected in a later login", async () => {
    const { practice, token } = await withToken("Harbor Yoga");
    await longToken(practice, { without: ["Harbor Yoga"], params: { auth_type: "rerequest" } });
    const error = errorOf(await read(practice, pages.harborYoga.id, token));
    expect(error.code).toBe(190);
    expect(error.error_subcode).toBeUndefined();
    expect(error.message).toMatch(/must be granted before impersonating a user's page/);
  });

  it("rejects an unknown platform", async () => {
    const { practice, token } = await withToken("Harbor Yoga");
    expect(errorOf(await read(practice, pages.harborYoga.id, token, "icq")).code).toBe(100);
  });
});
