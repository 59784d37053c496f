/** Checks the practice Facebook's login dialog against Meta's documentation. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Command, type PracticeOptions, people } from "../../main/practice/index.ts";
import {
  type Answers,
  answerDialog,
  dialogUrl,
  graph,
  type Params,
  redirectUri,
  shortToken,
  start,
} from "../unit/practice/support.ts";
import { dialogPath, dialogRequest, redirects } from "./meta/dialog.ts";

const listed = "https://relay.example.com/back?shop=1";

describe("the redirect URI (§1.8)", () => {
  async function isAllowed(options: PracticeOptions, redirect_uri: string): Promise<boolean> {
    const practice = await start(options);
    const reply = await fetch(dialogUrl(practice, { redirect_uri }), { redirect: "manual" });
    await reply.arrayBuffer();
    return reply.ok;
  }

  it.each([
    ["http://localhost with any port and path", redirectUri],
    ["a listed URI", listed],
  ])("can be %s in development mode", async (_name, uri) => {
    expect(await isAllowed({ redirectUris: [listed] }, uri)).toBe(true);
  });

  it.each([
    ["http://127.0.0.1", "http://127.0.0.1:47814/auth/facebook/callback"],
    ["http on another host", "http://localhost.example.com/back"],
    ["another host after a user name", "http://localhost:1@example.com/back"],
    ["a custom scheme", "pagekeeper://back"],
    ["a file URL", "file:///back"],
    ["an unlisted URI", "https://elsewhere.example.com/back"],
    ["the listed URI without its query", "https://relay.example.com/back"],
    ["the listed URI with a longer query", `${listed}&page=2`],
    ["the listed URI with another ending", `${listed}/`],
  ])("cannot be %s even in development mode", async (_name, uri) => {
    expect(await isAllowed({ redirectUris: [listed] }, uri)).toBe(false);
  });

  it("must be listed in live mode, even http://localhost", async () => {
    const options = { redirectUris: [listed], mode: "live" } as const;
    expect(await isAllowed(options, listed)).toBe(true);
    expect(await isAllowed(options, redirectUri)).toBe(false);
  });
});

describe("the dialog (§1.1)", () => {
  /**
   * Opens the dialog with parameters that the contract allows, and returns whether it accepts them.
   */
  async function opens(changes: Params): Promise<boolean> {
    const url = dialogUrl(await start(), changes);
    expect(url.pathname).toMatch(dialogPath);
    expect(dialogRequest.safeParse(Object.fromEntries(url.searchParams)).error).toBeUndefined();
    const reply = await fetch(url);
    return reply.ok && (await reply.text()).includes(people.dana.name);
  }

  it.each([
    ["with commas between permissions", { scope: "pages_show_list,pages_messaging" }],
    ["with spaces between permissions", { scope: "pages_show_list pages_messaging" }],
    ["with a rerequest", { auth_type: "rerequest" }],
    ["as a pop-up", { display: "popup" }],
  ])("opens %s", async (_name, changes) => {
    expect(await opens(changes)).toBe(true);
  });
});

const permissions = z.object({
  data: z.array(z.object({ permission: z.string(), status: z.string() })),
});

describe("Login for Business (§1.1)", () => {
  /** Returns the distinct statuses of the optional permissions after a login. */
  async function statusesAfter(answers: Answers): Promise<ReadonlySet<string>> {
    const practice = await start();
    const params = { config_id: practice.configId, scope: "" };
    const access_token = await shortToken(practice, { ...answers, params });
    const { data } = permissions.parse(
      (await graph(practice, "me/permissions", { access_token })).body,
    );
    const declinable = data.filter(({ permission }) => permission !== "public_profile");
    return new Set(declinable.map(({ status }) => status));
  }

  it("grants every permission of the configuration or none", async () => {
    expect(await statusesAfter({})).toEqual(new Set(["granted"]));
    const decline = ["Allow all of these"];
    expect(await statusesAfter({ decline })).toEqual(new Set(["declined"]));
  });

  it("rejects another app's configuration", async () => {
    const reply = await fetch(dialogUrl(await start(), { config_id: "1234567890" }));
    expect(reply.status).toBe(400);
    expect(await reply.text()).toContain("Invalid config_id");
  });
});

describe("the redirect (§1.2)", () => {
  /** Returns the name of the documented redirect that the URL matches, and the URL's `state`. */
  function matchRedirect(url: URL) {
    const params = Object.fromEntries(url.searchParams);
    const [match] = Object.entries(redirects).flatMap(([name, expected]) =>
      expected.params.safeParse(params).success && url.hash === expected.fragment ? [name] : [],
    );
    expect(url.origin + url.pathname).toBe(redirectUri);
    return [match, params["state"]];
  }

  const state = "a+b/c=&d é#";

  it("contains a code, the unchanged state and Facebook's fragment", async () => {
    const url = await answerDialog(await start(), { params: { state } });
    expect(matchRedirect(url)).toEqual(["granted", state]);
  });

  it("contains access_denied after Cancel", async () => {
    const url = await answerDialog(await start(), { params: { state }, cancel: true });
    expect(matchRedirect(url)).toEqual(["cancelled", state]);
  });

  async function redirectAfter(command: Command): Promise<string | null> {
    const practice = await start();
    practice.control.do(command);
    const reply = await fetch(dialogUrl(practice, { state }), { redirect: "manual" });
    await reply.arrayBuffer();
    return reply.headers.get("location");
  }

  it("contains error_code without error after an error of the app", async () => {
    const location = await redirectAfter({ action: "dialog", dialog: "error-code" });
    expect(matchRedirect(new URL(location ?? ""))).toEqual(["appError", state]);
  });

  it("does not happen if Facebook shows its own error page", async () => {
    expect(await redirectAfter({ action: "dialog", dialog: "no-redirect" })).toBeNull();
  });
});
