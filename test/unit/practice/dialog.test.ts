import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Practice, pages } from "../../../main/practice/index.ts";
import {
  answerDialog,
  dialogUrl,
  graph,
  longToken,
  type Params,
  pageTokens,
  post,
  readForm,
  redirectUri,
  shortToken,
  start,
} from "./support.ts";

const textOf = async (url: URL) => (await fetch(url)).text();

describe("the dialog", () => {
  it("names itself, the app, both people, every Page and every permission", async () => {
    const text = await textOf(dialogUrl(await start()));
    expect(text).toContain("Practice Facebook");
    for (const name of ["Pagekeeper", "Dana Reyes", "Sam Okafor", "Studio Fern", "Branch 38"]) {
      expect(text).toContain(name);
    }
    expect(text).toContain(">instagram_manage_messages</span>");
  });

  it("preselects all Pages in a first login", async () => {
    const form = readForm(await textOf(dialogUrl(await start())), {});
    expect(form.getAll("dana.page")).toHaveLength(45);
  });

  it("escapes the parameters of the request", async () => {
    const text = await textOf(dialogUrl(await start(), { state: `"><script>alert(1)</script>` }));
    expect(text).not.toContain("<script>alert");
  });

  it("allows only its own style and script, and leads back to any page", async () => {
    const policy = (await fetch(dialogUrl(await start()))).headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    // Browsers would apply it to all redirects, up to the page that began the login.
    expect(policy).not.toContain("form-action");
    expect(policy).not.toContain("unsafe");
  });
});

describe("a refused dialog", () => {
  it.each([
    ["an unknown app", { client_id: "1" }],
    ["an invalid scope", { scope: "instagram_business_basic" }],
    ["a token in the fragment", { response_type: "token" }],
  ])("shows an error page for %s", async (_name, changes) => {
    const reply = await fetch(dialogUrl(await start(), changes), { redirect: "manual" });
    expect(reply.status).toBe(400);
    expect(reply.headers.get("location")).toBeNull();
    expect(await reply.text()).toContain("This login can’t continue");
  });

  it.each([
    ["from another origin", { origin: "http://localhost:47814" }],
    ["without an origin", {}],
  ])("does not accept a form %s", async (_name, headers) => {
    const practice = await start();
    const form = readForm(await textOf(dialogUrl(practice)), {});
    const reply = await post(`${practice.origin}/v26.0/dialog/oauth`, form, headers);
    expect(reply.status).toBe(400);
  });
});

describe("the redirect", () => {
  it("keeps the query of the redirect URI", async () => {
    const back = await answerDialog(await start(), {
      params: { redirect_uri: "http://localhost:1/cb?a=1" },
    });
    expect(back.searchParams.get("a")).toBe("1");
    expect(back.searchParams.has("code")).toBe(true);
  });

  it("contains only the state in the failure mode `silent`", async () => {
    const practice = await start();
    practice.control.do({ action: "dialog", dialog: "silent" });
    const reply = await fetch(dialogUrl(practice), { redirect: "manual" });
    expect(reply.headers.get("location")).toBe(`${redirectUri}?state=the-state`);
  });
});

describe("a second login", () => {
  const selectedPages = async (practice: Parameters<typeof pageTokens>[0], token: string) =>
    [...(await pageTokens(practice, token))].filter(([, value]) => value).map(([name]) => name);

  it("silently reuses the earlier choice of Pages", async () => {
    const practice = await start({ branches: 0 });
    await shortToken(practice, { without: ["Studio Fern"] });
    expect(await textOf(dialogUrl(practice))).not.toContain(`name="dana.page"`);
    const token = await shortToken(practice);
    expect(await selectedPages(practice, token)).not.toContain("Studio Fern");
  });

  it("asks again with rerequest and preselects the earlier choice", async () => {
    const practice = await start({ branches: 0 });
    await shortToken(practice, { without: ["Studio Fern"] });
    const form = readForm(await textOf(dialogUrl(practice, { auth_type: "rerequest" })), {});
    expect(form.getAll("dana.page")).toHaveLength(4);
    expect(form.getAll("dana.page")).not.toContain(pages.studioFern.id);
  });

  it("does not include Pages that were added later", async () => {
    const practice = await start({ branches: 0 });
    await shortToken(practice);
    practice.control.do({ action: "pages", count: 6 });
    const token = await shortToken(practice);
    expect(await selectedPages(practice, token)).not.toContain("Northwind Bakery – Branch 01");
  });

  it("asks again about a declined permission only with rerequest", async () => {
    const practice = await start();
    await shortToken(practice, { decline: ["pages_messaging"] });
    const box = `name="dana.permission" value="pages_messaging"`;
    expect(await textOf(dialogUrl(practice))).not.toContain(box);
    expect(await textOf(dialogUrl(practice, { auth_type: "rerequest" }))).toContain(box);
  });

  it("asks only about new permissions and keeps those granted before", async () => {
    const practice = await start();
    await shortToken(practice, { params: { scope: "pages_show_list" } });
    const access_token = await shortToken(practice, { params: { scope: "instagram_basic" } });
    const { body } = await graph(practice, "me/permissions", { access_token });
    expect(body).toEqual({
      data: ["public_profile", "pages_show_list", "instagram_basic"].map((permission) => ({
        permission,
        status: "granted",
      })),
    });
  });

  it("does not affect another person", async () => {
    const practice = await start();
    await shortToken(practice, { without: ["Harbor Yoga"] });
    const sams = await selectedPages(practice, await shortToken(practice, { person: "sam" }));
    expect(sams).toEqual(["Okafor Bikes", "Riverside Choir", "Harbor Yoga"]);
  });
});

describe("a login with Facebook Login for Business", () => {
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

  it("offers only all permissions of the configuration together", async () => {
    const practice = await start();
    const page = await (await fetch(dialogUrl(practice, params(practice)))).text();
    expect(page).toContain("<li>instagram_manage_messages</li>");
    expect(page).not.toContain(`name="dana.permission"`);
    const token = await longToken(practice, { params: params(practice) });
    const found = await statuses(practice, token);
    expect(Object.keys(found)).toHaveLength(8);
    expect(new Set(Object.values(found))).toEqual(new Set(["granted"]));
  });

  it("grants no permission if the person declines, and asks for all of them again", async () => {
    const practice = await start();
    const token = await longToken(practice, { params: params(practice), decline: [all] });
    const { public_profile: always, ...others } = await statuses(practice, token);
    expect(always).toBe("granted");
    expect(new Set(Object.values(others))).toEqual(new Set(["declined"]));
    const again = { ...params(practice), auth_type: "rerequest" };
    expect(await (await fetch(dialogUrl(practice, again))).text()).toContain(all);
  });

  it("asks for all permissions even if some were answered before", async () => {
    const practice = await start();
    await longToken(practice, { params: { scope: "pages_show_list" } });
    const page = await (await fetch(dialogUrl(practice, params(practice)))).text();
    const [, danas] = page.split(/class="panel panel-/);
    expect(danas).toContain("<li>pages_show_list</li>");
    expect(danas).toContain("<li>pages_messaging</li>");
  });

  it("ignores scope if there is a configuration", async () => {
    const practice = await start();
    const both = { scope: "email", config_id: practice.configId };
    const found = await statuses(practice, await longToken(practice, { params: both }));
    expect(found).not.toHaveProperty("email");
    expect(found).toHaveProperty("pages_messaging", "granted");
  });

  it("requests only the public profile without a configuration or scope", async () => {
    const practice = await start();
    const token = await longToken(practice, { params: { scope: "" } });
    expect(await statuses(practice, token)).toEqual({ public_profile: "granted" });
  });
});
