import { describe, expect, it } from "vitest";
import { people } from "../../../../../main/practice/index.ts";
import {
  allScopes,
  errorOf,
  graph,
  longToken,
  pageToken,
  shortToken,
  start,
} from "../../support.ts";

describe("/me/permissions", () => {
  it("lists granted and declined permissions", async () => {
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

  it("does not exist for a Page token", async () => {
    const practice = await start();
    const access_token = await pageToken(practice, await shortToken(practice), "Harbor Yoga");
    expect(errorOf(await graph(practice, "me/permissions", { access_token })).message).toContain(
      "nonexisting field (permissions) on node type (Page)",
    );
  });

  it("revokes one permission with DELETE", async () => {
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

  it("invalidates the person's user and Page tokens, but nobody else's, with DELETE", async () => {
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
