import { describe, expect, it } from "vitest";
import { type MetaPlace, metaPlaces } from "../../../main/channels/model.ts";
import { createLinks } from "../../../main/facebook/meta-links.ts";
import { type Command, type Practice, pages, people } from "../../../main/practice/index.ts";
import { errorOf, graph, longToken, type Params, pageToken, post, start } from "./support.ts";

const { cornerBooks, harborYoga, northwindBakery, studioFern } = pages;
const dana = people.dana.id;

const addressOf = (practice: Practice, place: MetaPlace, page: string = cornerBooks.id): string => {
  const { link, addressOf } = createLinks({
    appId: practice.appId,
    pagesOrigin: practice.origin,
  });
  return addressOf(link(place, page).url);
};

const textAt = async (url: string) => (await fetch(url)).text();

const buttonsIn = (text: string): readonly string[] =>
  [...text.matchAll(/name="change" value="([^"]*)"/g)].map(([, label = ""]) => label);

/** Clicks the page's only button that fixes something, and returns the page that follows. */
async function fix(practice: Practice, url: string): Promise<string> {
  const [change = "", ...others] = buttonsIn(await textAt(url));
  expect(others.filter((label) => !label.startsWith("Remove"))).toEqual([]);
  const reply = await click(url, change, { origin: practice.origin });
  expect(reply.status).toBe(303);
  return textAt(new URL(reply.headers.get("location") ?? "", practice.origin).href);
}

const click = (url: string, change: string, headers: Params) =>
  post(url, new URLSearchParams({ change }), headers);

async function connected(name = "Northwind Bakery") {
  const practice = await start({ branches: 0 });
  const user = await longToken(practice);
  return { practice, user, token: await pageToken(practice, user, name) };
}

const read = async (practice: Practice, page: string, access_token: string, platform: string) => {
  const reply = await graph(practice, `${page}/conversations`, { access_token, platform });
  return reply.status === 200 ? "works" : errorOf(reply);
};

describe("every place that Pagekeeper links to", () => {
  it.each(metaPlaces)("has a page of the practice Facebook: %s", async (place) => {
    const practice = await start();
    const reply = await fetch(addressOf(practice, place));
    expect(reply.status).toBe(200);
    const text = await reply.text();
    expect(text).toContain("Practice Facebook");
    expect(text).toContain("go back to Pagekeeper");
  });

  it("does not count as a Graph call", async () => {
    const practice = await start();
    await fetch(addressOf(practice, "page-access"));
    expect(practice.control.calls()).toEqual([]);
  });

  it("has no page for an unknown Page, app or path", async () => {
    const practice = await start();
    for (const url of [
      addressOf(practice, "page-access", "1"),
      addressOf(practice, "page", "constructor"),
      `${practice.origin}/developers.facebook.com/apps/1/`,
      `${practice.origin}/www.facebook.com/settings/`,
      `${addressOf(practice, "page")}constructor`,
    ]) {
      expect((await fetch(url)).status).toBe(404);
    }
  });
});

describe("Page access", () => {
  it("gives a person the Messages task", async () => {
    const { practice, user } = await connected();
    const token = await pageToken(practice, user, cornerBooks.name);
    expect(await read(practice, cornerBooks.id, token, "messenger")).not.toBe("works");
    const text = await fix(practice, addressOf(practice, "page-access"));
    expect(text).toContain("Dana Reyes has the Messages task.");
    expect(text).toContain("Saved.");
    expect(buttonsIn(text)).toEqual([]);
    expect(await read(practice, cornerBooks.id, token, "messenger")).toBe("works");
  });

  it.each(["no-messaging", "none"] as const)("restores a role that became %s", async (role) => {
    const { practice, token } = await connected();
    const page = northwindBakery.id;
    practice.control.do({ action: "role", person: dana, page, role });
    await fix(practice, addressOf(practice, "page-access", page));
    expect(await read(practice, page, token, "messenger")).toBe("works");
  });

  it("lists everybody with a role on the Page", async () => {
    const practice = await start();
    const text = await textAt(addressOf(practice, "page-access", harborYoga.id));
    expect(text).toContain("Dana Reyes has the Messages task.");
    expect(text).toContain("Sam Okafor has the Messages task.");
  });
});

describe("the linked accounts", () => {
  const instagramOf = async (practice: Practice, access_token: string, page: string) =>
    (await graph(practice, page, { access_token, fields: "instagram_business_account{username}" }))
      .body;

  it("link an Instagram account to a Page that never had one", async () => {
    const { practice, token } = await connected(harborYoga.name);
    const { id } = harborYoga;
    expect(await instagramOf(practice, token, id)).toEqual({ id });
    await fix(practice, addressOf(practice, "linked-accounts", id));
    expect(await instagramOf(practice, token, id)).toMatchObject({
      instagram_business_account: { username: "harbor.yoga" },
    });
    expect(await read(practice, id, token, "instagram")).toBe("works");
    practice.control.do({ action: "reset" });
    expect(await instagramOf(practice, token, id)).toEqual({ id });
  });

  it.each(["unlinked", "personal"] as const)("fix an account that is %s", async (state) => {
    const { practice, token } = await connected();
    const { id, instagram } = northwindBakery;
    practice.control.do({ action: "instagram", page: id, state });
    const text = await fix(practice, addressOf(practice, "linked-accounts", id));
    expect(text).toContain(`@${instagram.username} is linked.`);
    expect(await read(practice, id, token, "instagram")).toBe("works");
  });
});

describe("Instagram's settings", () => {
  it("make a personal account a professional one", async () => {
    const { practice, token } = await connected();
    const page = northwindBakery.id;
    practice.control.do({ action: "instagram", page, state: "personal" });
    expect(await read(practice, page, token, "instagram")).toMatchObject({ code: 36103 });
    await fix(practice, addressOf(practice, "instagram-professional"));
    expect(await read(practice, page, token, "instagram")).toBe("works");
  });

  it("switch access to messages on", async () => {
    const { practice, token } = await connected(studioFern.name);
    const text = await fix(practice, addressOf(practice, "instagram-message-access"));
    expect(text).toContain("All of your Instagram accounts allow access to their messages.");
    expect(await read(practice, studioFern.id, token, "instagram")).toBe("works");
  });
});

describe("a person's account", () => {
  it("passes a checkpoint", async () => {
    const { practice, user } = await connected();
    practice.control.do({ action: "invalidate-tokens", person: dana, reason: "checkpoint" });
    await fix(practice, addressOf(practice, "facebook"));
    expect((await graph(practice, "me", { access_token: user })).status).toBe(200);
  });

  it("has nothing to confirm after a changed password", async () => {
    const { practice } = await connected();
    practice.control.do({ action: "invalidate-tokens", person: dana, reason: "password-changed" });
    expect(buttonsIn(await textAt(addressOf(practice, "facebook")))).toEqual([]);
  });

  it("allows everything, for every Page", async () => {
    const { practice, token } = await connected();
    const page = northwindBakery.id;
    const permission = "pages_messaging";
    practice.control.do({ action: "permission", person: dana, permission, status: "declined" });
    const is = "withheld";
    practice.control.do({ action: "page-permission", person: dana, page, permission, is });
    const url = addressOf(practice, "business-integrations");
    expect(await textAt(url)).toContain("Not allowed: Read and answer messages to your Pages.");
    await fix(practice, url);
    expect(await read(practice, page, token, "messenger")).toBe("works");
  });

  it("says that a permission is missing for some Pages", async () => {
    const { practice } = await connected();
    const page = northwindBakery.id;
    const permission = "pages_messaging";
    const is = "withheld";
    practice.control.do({ action: "page-permission", person: dana, page, permission, is });
    const text = await textAt(addressOf(practice, "business-integrations"));
    expect(text).toContain("Read and answer messages to your Pages (for 1 of them)");
  });

  it("removes Pagekeeper", async () => {
    const { practice, user } = await connected();
    const text = await fix(practice, addressOf(practice, "business-integrations"));
    expect(text).toContain("Nobody has logged in");
    expect(errorOf(await graph(practice, "me", { access_token: user }))).toMatchObject({
      error_subcode: 458,
    });
  });
});

describe("restrictions", () => {
  it.each([
    ["page", "support-inbox", { code: 10, error_subcode: 1893063 }],
    ["business", "business-support", { code: 100, error_subcode: 2534029 }],
  ] as const)("of a %s end in the %s", async (restriction, place, error) => {
    const { practice, token } = await connected();
    const page = northwindBakery.id;
    practice.control.do({ action: "restriction", page, restriction });
    expect(await read(practice, page, token, "messenger")).toMatchObject(error);
    await fix(practice, addressOf(practice, place));
    expect(await read(practice, page, token, "messenger")).toBe("works");
  });
});

describe("the app dashboard", () => {
  it.each<Command>([
    { action: "app-type", appType: "native" },
    { action: "dialog", dialog: "no-redirect" },
  ])("fixes $action", async (command) => {
    const practice = await start();
    practice.control.do(command);
    const text = await fix(practice, addressOf(practice, "app-dashboard"));
    expect(buttonsIn(text)).toEqual([]);
  });
});

describe("a change", () => {
  const label = "Give Dana Reyes the Messages task";

  it.each([
    ["from another origin", { origin: "http://localhost:47814" }],
    ["without an origin", {}],
  ])("is refused %s", async (_name, headers) => {
    const practice = await start();
    const url = addressOf(practice, "page-access");
    expect((await click(url, label, headers)).status).toBe(403);
    expect(buttonsIn(await textAt(url))).toEqual([label]);
  });

  it("must be one that the page offers", async () => {
    const practice = await start();
    const url = addressOf(practice, "page-access");
    const reply = await click(url, "Remove everybody", { origin: practice.origin });
    expect(reply.headers.get("location")).not.toContain("done");
    expect(buttonsIn(await textAt(url))).toEqual([label]);
  });
});
