import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Practice, pages } from "../../../main/practice/index.ts";
import { readForm } from "../../support/practice-dialog.ts";
import {
  answerDialog,
  dialogUrl,
  graph,
  longToken,
  type Params,
  pageAfter,
  pageTokens,
  post,
  redirectUri,
  shortToken,
  start,
  submitStep,
  targetIds,
  textOf,
} from "./support.ts";

function withAnswer(form: URLSearchParams, answer: string): URLSearchParams {
  form.set("answer", answer);
  return form;
}

const headingIn = (page: string): string => /<h1>(.*)<\/h1>/.exec(page)?.[1] ?? "";

const messengerOnly = { scope: "pages_show_list,pages_messaging" };

describe("the dialog", () => {
  it("names itself, the app and the person who is logged in", async () => {
    const text = await textOf(dialogUrl(await start()));
    for (const name of ["Practice Facebook", "Pagekeeper", "Continue as Dana Reyes"]) {
      expect(text).toContain(name);
    }
  });

  it("asks for Pages, Instagram accounts and businesses, and then lets the person review", async () => {
    const practice = await start();
    const headings: string[] = [];
    let page = await textOf(dialogUrl(practice));
    while (headingIn(page) !== "" && headings.length < 9) {
      headings.push(headingIn(page));
      page = await submitStep(practice, page, { answer: "continue" });
    }
    expect(headings).toEqual([
      "Log in to Pagekeeper with Facebook",
      "Choose the Pages that Pagekeeper may use",
      "Choose the Instagram accounts that Pagekeeper may use",
      "Choose the businesses that Pagekeeper may use",
      "Review what Pagekeeper may do",
      "Dana Reyes is connected to Pagekeeper",
    ]);
  });

  it("asks for Instagram accounts and businesses only with a permission for them", async () => {
    const page = await pageAfter(await start(), messengerOnly, "continue");
    expect(page).toContain("Step 1 of 2");
  });

  it("lists every Page, with all of them selected in a first login", async () => {
    const page = await pageAfter(await start(), {}, "continue");
    expect(readForm(page).getAll("page")).toHaveLength(45);
    expect(page).toContain("Northwind Bakery – Branch 38");
  });

  it("lists the Instagram accounts of the selected Pages", async () => {
    const practice = await start({ branches: 0 });
    const page = await pageAfter(practice, {}, "continue");
    const form = readForm(page, { without: ["Studio Fern"] });
    form.set("answer", "continue");
    const next = await (
      await post(`${practice.origin}/dialog/oauth`, form, { origin: practice.origin })
    ).text();
    expect(next).toContain("@northwind.bakery");
    expect(next).not.toContain("@studio.fern");
  });

  it("describes every permission and gives its name", async () => {
    const page = await pageAfter(await start(), messengerOnly, "continue", "continue");
    expect(page).toContain("Read and answer messages to your Pages <small");
    expect(page).toContain(">pages_messaging</small>");
  });

  it("goes back with the answers of all steps", async () => {
    const practice = await start({ branches: 0 });
    let page = await pageAfter(practice, messengerOnly, "continue");
    page = await submitStep(practice, page, {
      answer: "continue",
      pages: "current",
      page: pages.harborYoga.id,
    });
    page = await submitStep(practice, page, { answer: "back", permission: "pages_show_list" });
    expect(readForm(page).getAll("page")).toEqual([pages.harborYoga.id]);
    page = await submitStep(practice, page, { answer: "continue" });
    expect(readForm(page).getAll("permission")).toEqual(["pages_show_list"]);
    page = await submitStep(practice, await submitStep(practice, page, { answer: "back" }), {
      answer: "back",
    });
    expect(headingIn(page)).toBe("Log in to Pagekeeper with Facebook");
  });

  it.each([0, 1, 2, 3, 4])("can be cancelled at step %i", async (count) => {
    const practice = await start({ branches: 0 });
    const page = await pageAfter(practice, {}, ...Array.from({ length: count }, () => "continue"));
    const form = readForm(page);
    form.set("answer", "cancel");
    const reply = await post(`${practice.origin}/dialog/oauth`, form, { origin: practice.origin });
    expect(reply.headers.get("location")).toContain("error=access_denied");
    expect(await textOf(dialogUrl(practice))).not.toContain("Reconnect");
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

describe("the choice of accounts", () => {
  const all = { pages: "all", instagram: "all", businesses: "all" };

  it("can be all current and future Pages", async () => {
    const practice = await start({ branches: 0 });
    const token = await shortToken(practice, { everyPage: true });
    practice.control.do({ action: "pages", count: 6 });
    expect([...(await pageTokens(practice, token)).keys()]).toContain(
      "Northwind Bakery – Branch 01",
    );
    expect((await targetIds(practice, token)).get("pages_messaging")).toBeUndefined();
  });

  it("ignores the list if all are chosen", async () => {
    const practice = await start({ branches: 0 });
    let page = await pageAfter(practice, messengerOnly, "continue");
    page = await submitStep(practice, page, { ...all, answer: "continue", page: "1" });
    await submitStep(practice, page, { answer: "continue" });
    expect(await textOf(dialogUrl(practice))).toContain("all current and future Pages");
  });

  it("can leave out an Instagram account", async () => {
    const practice = await start({ branches: 0 });
    const token = await shortToken(practice, { without: ["@northwind.bakery"] });
    const targets = await targetIds(practice, token);
    expect(targets.get("instagram_basic")).not.toContain(pages.northwindBakery.instagram.id);
    expect(targets.get("instagram_basic")).toContain(pages.studioFern.instagram.id);
    expect(targets.get("pages_messaging")).toContain(pages.northwindBakery.id);
  });

  it("can leave out a business, whose Pages are then not listed", async () => {
    const practice = await start({ branches: 0 });
    const token = await shortToken(practice, { without: ["Lakeside Group"] });
    expect([...(await pageTokens(practice, token)).keys()]).not.toContain("Lakeside Dental");
    const { body } = await graph(practice, "me/businesses", { access_token: token });
    expect(body).toMatchObject({ data: [] });
    expect((await targetIds(practice, token)).get("business_management")).toEqual([]);
  });

  it("is kept by a second login, and shown if the person edits it", async () => {
    const practice = await start({ branches: 0 });
    const without = ["@northwind.bakery", "Lakeside Group", "Harbor Yoga"];
    await shortToken(practice, { without });
    await shortToken(practice);
    const steps = [pageAfter(practice, {}, "edit"), pageAfter(practice, {}, "edit", "continue")];
    const [pageStep = "", instagramStep = ""] = await Promise.all(steps);
    expect(readForm(pageStep).getAll("page")).toHaveLength(4);
    expect(readForm(instagramStep).getAll("instagram-account")).not.toContain(
      pages.northwindBakery.id,
    );
    const businessStep = await pageAfter(practice, {}, "edit", "continue", "continue");
    expect(readForm(businessStep).getAll("business")).toEqual([]);
  });
});

describe("the person", () => {
  it("can be another one, who stays logged in", async () => {
    const practice = await start({ branches: 0 });
    const people = await pageAfter(practice, {}, "another");
    expect(people).toContain("Sam Okafor");
    const form = readForm(people);
    form.set("person", "sam");
    const reply = await post(`${practice.origin}/dialog/oauth`, form, { origin: practice.origin });
    expect(await reply.text()).toContain("Continue as Sam Okafor");
    expect(await textOf(dialogUrl(practice))).toContain("Continue as Sam Okafor");
  });

  it("must be known", async () => {
    const practice = await start();
    const page = await textOf(dialogUrl(practice));
    expect(await submitStep(practice, page, { person: "eve", answer: "continue" })).toContain(
      "does not say who logs in",
    );
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
    const form = withAnswer(readForm(await textOf(dialogUrl(practice))), "continue");
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

  it("names the earlier choice and keeps it, without another question", async () => {
    const practice = await start({ branches: 0 });
    await shortToken(practice, { without: ["Studio Fern"] });
    const text = await textOf(dialogUrl(practice));
    expect(text).toContain("You chose 4 Pages before:");
    expect(text).toContain(`<li dir="auto">Harbor Yoga</li>`);
    expect(text).not.toContain("Studio Fern");
    const reply = await post(
      `${practice.origin}/v26.0/dialog/oauth`,
      withAnswer(readForm(text), "keep"),
      { origin: practice.origin },
    );
    expect(reply.headers.get("location")).toContain("code=");
    const token = await shortToken(practice);
    expect(await selectedPages(practice, token)).not.toContain("Studio Fern");
  });

  it("asks again with Edit previous settings and preselects the earlier choice", async () => {
    const practice = await start({ branches: 0 });
    await shortToken(practice, { without: ["Studio Fern"] });
    const form = readForm(await pageAfter(practice, {}, "edit"));
    expect(form.getAll("page")).toHaveLength(4);
    expect(form.getAll("page")).not.toContain(pages.studioFern.id);
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
    const reply = await post(
      `${practice.origin}/v26.0/dialog/oauth`,
      withAnswer(readForm(await textOf(dialogUrl(practice))), "keep"),
      { origin: practice.origin },
    );
    expect(reply.status).toBe(303);
    const review = await pageAfter(practice, { auth_type: "rerequest" }, "keep");
    expect(readForm(review).getAll("permission")).toEqual(["pages_messaging"]);
    expect(review).toContain("Step 1 of 1");
  });

  it("asks about Instagram accounts together with the first permission for them", async () => {
    const practice = await start({ branches: 0 });
    await shortToken(practice, { params: messengerOnly });
    const page = await pageAfter(practice, { scope: "instagram_basic" }, "keep");
    expect(headingIn(page)).toBe("Choose the Instagram accounts that Pagekeeper may use");
    const token = await shortToken(practice, { params: { scope: "instagram_basic" } });
    expect(await selectedPages(practice, token)).toHaveLength(4);
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
  const reviewOf = (practice: Practice, ...answers: readonly string[]) =>
    pageAfter(practice, params(practice), ...answers, "continue", "continue", "continue");

  it("offers only all permissions of the configuration together", async () => {
    const practice = await start();
    const page = await reviewOf(practice, "continue");
    expect(page).toContain("instagram_manage_messages</small></span></li>");
    expect(page).not.toContain(`name="permission"`);
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
    const review = await pageAfter(practice, again, "keep", "continue", "continue");
    expect(review).toContain(all);
  });

  it("asks for all permissions even if some were answered before", async () => {
    const practice = await start();
    await longToken(practice, { params: { scope: "pages_show_list" } });
    const review = await pageAfter(practice, params(practice), "keep", "continue", "continue");
    expect(review).toContain("pages_show_list</small></span></li>");
    expect(review).toContain("pages_messaging</small></span></li>");
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
