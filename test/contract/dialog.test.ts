/** The practice Facebook's login dialog against the contract: what it takes, and how it comes back. */
import { describe, expect, test } from "vitest";
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
import { comesBack, dialogPath, dialogRequest } from "./meta/dialog.ts";

const listed = "https://relay.example.com/back?shop=1";

describe("the redirect URI (§1.8)", () => {
  /** Whether the dialog opens for it. */
  async function isAllowed(options: PracticeOptions, redirect_uri: string): Promise<boolean> {
    const practice = await start(options);
    const reply = await fetch(dialogUrl(practice, { redirect_uri }), { redirect: "manual" });
    await reply.arrayBuffer();
    return reply.ok;
  }

  test.each([
    ["http://localhost, any port and path", redirectUri],
    ["what is listed", listed],
  ])("allows in development %s", async (_name, uri) => {
    expect(await isAllowed({ redirectUris: [listed] }, uri)).toBe(true);
  });

  test.each([
    ["http://127.0.0.1", "http://127.0.0.1:47814/auth/facebook/callback"],
    ["http elsewhere", "http://localhost.example.com/back"],
    ["a name before another host", "http://localhost:1@example.com/back"],
    ["a scheme of one's own", "pagekeeper://back"],
    ["a file", "file:///back"],
    ["what is not listed", "https://elsewhere.example.com/back"],
    ["the listed one without its query", "https://relay.example.com/back"],
    ["the listed one with more of a query", `${listed}&page=2`],
    ["the listed one with another end", `${listed}/`],
  ])("refuses even in development %s", async (_name, uri) => {
    expect(await isAllowed({ redirectUris: [listed] }, uri)).toBe(false);
  });

  test("allows live what is listed, and http://localhost no more", async () => {
    const options = { redirectUris: [listed], mode: "live" } as const;
    expect(await isAllowed(options, listed)).toBe(true);
    expect(await isAllowed(options, redirectUri)).toBe(false);
  });
});

describe("what is asked (§1.1)", () => {
  /** Whether a dialog shows, the same that the contract would let a client ask for. */
  async function opens(changes: Params): Promise<boolean> {
    const url = dialogUrl(await start(), changes);
    expect(url.pathname).toMatch(dialogPath);
    expect(dialogRequest.safeParse(Object.fromEntries(url.searchParams)).error).toBeUndefined();
    const reply = await fetch(url);
    return reply.ok && (await reply.text()).includes(people.dana.name);
  }

  test.each([
    ["with commas between permissions", { scope: "pages_show_list,pages_messaging" }],
    ["with spaces between permissions", { scope: "pages_show_list pages_messaging" }],
    ["asked again", { auth_type: "rerequest" }],
    ["as a pop-up", { display: "popup" }],
  ])("opens %s", async (_name, changes) => {
    expect(await opens(changes)).toBe(true);
  });
});

const permissions = z.object({
  data: z.array(z.object({ permission: z.string(), status: z.string() })),
});

describe("Login for Business (§1.1)", () => {
  /** How the permissions that can be declined stand after a login. */
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

  test("grants every permission of the configuration, or none", async () => {
    expect(await statusesAfter({})).toEqual(new Set(["granted"]));
    const decline = ["Allow all of these"];
    expect(await statusesAfter({ decline })).toEqual(new Set(["declined"]));
  });

  test("knows the app's own configuration only", async () => {
    const reply = await fetch(dialogUrl(await start(), { config_id: "1234567890" }));
    expect(reply.status).toBe(400);
  });
});

describe("what comes back (§1.2)", () => {
  /** The shape in which this address comes back, and with which state. */
  function shapeOf(back: URL) {
    const params = Object.fromEntries(back.searchParams);
    const [shape] = Object.entries(comesBack).flatMap(([name, expected]) =>
      expected.params.safeParse(params).success && back.hash === expected.fragment ? [name] : [],
    );
    expect(back.origin + back.pathname).toBe(redirectUri);
    return [shape, params["state"]];
  }

  const state = "a+b/c=&d é#";

  test("is a code, the state unchanged, and Facebook's fragment", async () => {
    const back = await answerDialog(await start(), { params: { state } });
    expect(shapeOf(back)).toEqual(["granted", state]);
  });

  test("is access_denied after Cancel", async () => {
    const back = await answerDialog(await start(), { params: { state }, cancel: true });
    expect(shapeOf(back)).toEqual(["cancelled", state]);
  });

  async function backAfter(command: Command): Promise<string | null> {
    const practice = await start();
    practice.control.do(command);
    const reply = await fetch(dialogUrl(practice, { state }), { redirect: "manual" });
    await reply.arrayBuffer();
    return reply.headers.get("location");
  }

  test("is a code of error and no error where the app is at fault", async () => {
    const back = await backAfter({ action: "dialog", dialog: "error-code" });
    expect(shapeOf(new URL(back ?? ""))).toEqual(["appAtFault", state]);
  });

  test("is nothing where Facebook shows a page of its own", async () => {
    expect(await backAfter({ action: "dialog", dialog: "no-redirect" })).toBeNull();
  });
});
