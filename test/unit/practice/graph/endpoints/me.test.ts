import { describe, expect, it } from "vitest";
import { pages, people } from "../../../../../main/practice/index.ts";
import { errorOf, graph, shortToken, start } from "../../support.ts";

describe("/me and objects by id", () => {
  it("returns the owner of a user token", async () => {
    const practice = await start();
    const access_token = await shortToken(practice, { person: "sam" });
    const me = await graph(practice, "me", { access_token, fields: "id,name" });
    expect(me.body).toEqual({ id: people.sam.id, name: people.sam.name });
    const byId = await graph(practice, people.sam.id, { access_token, fields: "name" });
    expect(byId.body).toEqual({ name: people.sam.name, id: people.sam.id });
  });

  it("hides other people, unknown objects and other people's Pages", async () => {
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
  ])("answers %s?fields=%s with code %i", async (path, fields, code) => {
    const practice = await start();
    const access_token = await shortToken(practice);
    expect(errorOf(await graph(practice, path, { access_token, fields })).code).toBe(code);
  });

  it("accepts the token in a header", async () => {
    const practice = await start();
    const token = await shortToken(practice);
    const reply = await fetch(`${practice.origin}/v26.0/me`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(reply.status).toBe(200);
  });
});
