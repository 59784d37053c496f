import { describe, expect, it } from "vitest";
import { pages, people } from "../../../../../main/practice/index.ts";
import { errorOf, graph, longToken, pageToken, start } from "../../support.ts";

async function withToken(name: string, decline: readonly string[] = []) {
  const practice = await start({ branches: 2 });
  const user = await longToken(practice, { decline });
  return { practice, user, token: await pageToken(practice, user, name) };
}

describe("/{page-id}/subscribed_apps", () => {
  const path = `${pages.harborYoga.id}/subscribed_apps`;

  it("rejects an unknown field with code 100", async () => {
    const { practice, token } = await withToken("Harbor Yoga");
    const params = { access_token: token, subscribed_fields: "messages,instagram_dms" };
    const reply = await graph(practice, path, params, "POST");
    expect(errorOf(reply).code).toBe(100);
  });

  it("requires pages_manage_metadata and a Page token", async () => {
    const { practice, user, token } = await withToken("Harbor Yoga", ["pages_manage_metadata"]);
    expect(errorOf(await graph(practice, path, { access_token: token })).code).toBe(10);
    expect(errorOf(await graph(practice, path, { access_token: user })).code).toBe(210);
  });

  it("requires a message task for message fields only", async () => {
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

  it("requires a role on the Page", async () => {
    const { practice, token } = await withToken("Harbor Yoga");
    const { id: page } = pages.harborYoga;
    practice.control.do({ action: "role", person: people.dana.id, page, role: "none" });
    const error = errorOf(await graph(practice, path, { access_token: token }));
    expect(error).toMatchObject({ code: 190, error_subcode: 492 });
  });
});
