import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Practice, pages, people } from "../../../../../main/practice/index.ts";
import { errorOf, graph, longToken, start } from "../../support.ts";

const names = z.object({ data: z.array(z.object({ name: z.string() })) });
const list = async (practice: Practice, path: string, access_token: string) =>
  names.parse((await graph(practice, path, { access_token })).body).data.map(({ name }) => name);

describe("/me/businesses", () => {
  const id = "230918457760112";

  it("lists portfolios and, in each, owned and client Pages, selected or not", async () => {
    const practice = await start({ branches: 0 });
    const token = await longToken(practice, { without: ["Lakeside Dental"] });
    const { body } = await graph(practice, "me/businesses", { access_token: token });
    expect(body).toMatchObject({ data: [{ id, name: "Lakeside Group" }] });
    expect(await list(practice, `${id}/owned_pages`, token)).toEqual(["Lakeside Dental"]);
    expect(await list(practice, `${id}/client_pages`, token)).toEqual(["Studio Fern"]);
    const fields = "access_token";
    const owned = await graph(practice, `${id}/owned_pages`, { access_token: token, fields });
    expect(owned.body).toMatchObject({ data: [{ id: pages.lakesideDental.id }] });
    expect(owned.body).not.toHaveProperty("data[0].access_token");
  });

  it("is empty for a person without a business, who also cannot see others' businesses", async () => {
    const practice = await start();
    const token = await longToken(practice, { person: "sam" });
    expect(await list(practice, "me/businesses", token)).toEqual([]);
    const error = errorOf(await graph(practice, `${id}/owned_pages`, { access_token: token }));
    expect(error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  it.each(["me/businesses", id, `${id}/owned_pages`, `${id}/client_pages`])(
    "rejects %s with code 200 without business_management",
    async (path) => {
      const practice = await start();
      const access_token = await longToken(practice, { decline: ["business_management"] });
      expect(errorOf(await graph(practice, path, { access_token })).code).toBe(200);
    },
  );

  it("returns no token for a Page on which the person lost their role", async () => {
    const practice = await start({ branches: 0 });
    const access_token = await longToken(practice);
    const { id: page } = pages.studioFern;
    practice.control.do({ action: "role", person: people.dana.id, page, role: "none" });
    const fields = "access_token";
    const { body } = await graph(practice, `${id}/client_pages`, { access_token, fields });
    expect(body).toMatchObject({ data: [{ id: page }] });
    expect(body).not.toHaveProperty("data[0].access_token");
  });
});
