import { describe, expect, it } from "vitest";
import { pages } from "../../../main/practice/index.ts";
import {
  answerDialog,
  dialogUrl,
  graph,
  pageTokens,
  post,
  readForm,
  redirectUri,
  shortToken,
  start,
} from "./support.ts";

const textOf = async (url: URL) => (await fetch(url)).text();

describe("what the dialog shows", () => {
  it("names itself, the app, both people, every Page and every permission", async () => {
    const text = await textOf(dialogUrl(await start()));
    expect(text).toContain("Practice Facebook");
    for (const name of ["Pagekeeper", "Dana Reyes", "Sam Okafor", "Studio Fern", "Branch 38"]) {
      expect(text).toContain(name);
    }
    expect(text).toContain(">instagram_manage_messages</span>");
  });

  it("ticks all Pages at first", async () => {
    const form = readForm(await textOf(dialogUrl(await start())), {});
    expect(form.getAll("dana.page")).toHaveLength(45);
  });

  it("escapes what stands in the request", async () => {
    const text = await textOf(dialogUrl(await start(), { state: `"><script>alert(1)</script>` }));
    expect(text).not.toContain("<script>alert");
  });

  it("lets nothing in but its own style and script, and forms go only where the login goes", async () => {
    const policy = (await fetch(dialogUrl(await start()))).headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://localhost:47814");
    expect(policy).not.toContain("unsafe");
  });
});

describe("where the dialog refuses to answer", () => {
  it.each([
    ["an unknown app", { client_id: "1" }],
    ["an invalid scope", { scope: "instagram_business_basic" }],
    ["a token in the fragment", { response_type: "token" }],
  ])("shows its own page for %s", async (_name, changes) => {
    const reply = await fetch(dialogUrl(await start(), changes), { redirect: "manual" });
    expect(reply.status).toBe(400);
    expect(reply.headers.get("location")).toBeNull();
    expect(await reply.text()).toContain("This login can’t continue");
  });

  it.each([
    ["of another origin", { origin: "http://localhost:47814" }],
    ["without an origin", {}],
  ])("takes no form %s", async (_name, headers) => {
    const practice = await start();
    const form = readForm(await textOf(dialogUrl(practice)), {});
    const reply = await post(`${practice.origin}/v26.0/dialog/oauth`, form, headers);
    expect(reply.status).toBe(400);
  });
});

describe("how the dialog comes back", () => {
  it("keeps the query of the redirect URI", async () => {
    const back = await answerDialog(await start(), {
      params: { redirect_uri: "http://localhost:1/cb?a=1" },
    });
    expect(back.searchParams.get("a")).toBe("1");
    expect(back.searchParams.has("code")).toBe(true);
  });

  it("comes back with nothing but the state when told so", async () => {
    const practice = await start();
    practice.control.do({ action: "dialog", dialog: "silent" });
    const reply = await fetch(dialogUrl(practice), { redirect: "manual" });
    expect(reply.headers.get("location")).toBe(`${redirectUri}?state=the-state`);
  });
});

describe("a second run of the dialog", () => {
  const ticked = async (practice: Parameters<typeof pageTokens>[0], token: string) =>
    [...(await pageTokens(practice, token))].filter(([, value]) => value).map(([name]) => name);

  it("uses the earlier choice of Pages again, unseen", async () => {
    const practice = await start({ branches: 0 });
    await shortToken(practice, { without: ["Studio Fern"] });
    expect(await textOf(dialogUrl(practice))).not.toContain(`name="dana.page"`);
    const token = await shortToken(practice);
    expect(await ticked(practice, token)).not.toContain("Studio Fern");
  });

  it("asks again with rerequest, the earlier choice ticked", async () => {
    const practice = await start({ branches: 0 });
    await shortToken(practice, { without: ["Studio Fern"] });
    const form = readForm(await textOf(dialogUrl(practice, { auth_type: "rerequest" })), {});
    expect(form.getAll("dana.page")).toHaveLength(4);
    expect(form.getAll("dana.page")).not.toContain(pages.studioFern.id);
  });

  it("does not reach Pages that came later", async () => {
    const practice = await start({ branches: 0 });
    await shortToken(practice);
    practice.control.do({ action: "pages", count: 6 });
    const token = await shortToken(practice);
    expect(await ticked(practice, token)).not.toContain("Northwind Bakery – Branch 01");
  });

  it("asks a declined permission again with rerequest only", async () => {
    const practice = await start();
    await shortToken(practice, { decline: ["pages_messaging"] });
    const box = `name="dana.permission" value="pages_messaging"`;
    expect(await textOf(dialogUrl(practice))).not.toContain(box);
    expect(await textOf(dialogUrl(practice, { auth_type: "rerequest" }))).toContain(box);
  });

  it("asks only what is new, and keeps what was granted", async () => {
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

  it("keeps the two people apart", async () => {
    const practice = await start();
    await shortToken(practice, { without: ["Harbor Yoga"] });
    const sams = await ticked(practice, await shortToken(practice, { person: "sam" }));
    expect(sams).toEqual(["Okafor Bikes", "Riverside Choir", "Harbor Yoga"]);
  });
});
