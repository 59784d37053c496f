/** Runs the client against the simulated Facebook, submitting its dialog as a browser would. */
import { describe, expect, it, onTestFinished } from "vitest";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type {
  CheckRequest,
  Login,
  SubscriptionResult,
} from "../../../main/channels/ports/facebook.ts";
import {
  type Command,
  type Practice,
  pages,
  people,
  startPractice,
} from "../../../main/practice/index.ts";
import { createTestFacebook } from "./support/graph.ts";
import { loginRequest } from "./support/login.ts";

const { redirectUri } = loginRequest();
const signal = new AbortController().signal;

async function start(branches = 0) {
  const practice = await startPractice({ branches });
  onTestFinished(() => practice.close());
  const facebook = createTestFacebook(practice.origin, {
    dialogOrigin: practice.origin,
    appId: practice.appId,
    appSecret: () => practice.appSecret,
  });
  return { practice, facebook };
}

type Started = Awaited<ReturnType<typeof start>>;

/** Returns the form that is sent if the user changes nothing and presses Continue. */
function formOf(html: string): URLSearchParams {
  const form = new URLSearchParams();
  for (const [input] of html.matchAll(/<input[^>]*>/g)) {
    const sends = input.includes('type="hidden"') || input.includes(" checked");
    const [name, value] = [/name="([^"]*)"/, /value="([^"]*)"/].map(
      (part) => part.exec(input)?.[1],
    );
    if (sends && name !== undefined) form.append(name, (value ?? "").replaceAll("&amp;", "&"));
  }
  form.append("answer", "continue");
  return form;
}

async function codeFrom({ practice, facebook }: Started, type: ChannelType, deselect?: string) {
  const dialog = facebook.dialogUrl({ type, state: "s", redirectUri, rerequest: true });
  const form = formOf(await (await fetch(dialog)).text());
  if (deselect !== undefined) form.delete("dana.page", deselect);
  const answer = await fetch(`${practice.origin}/v26.0/dialog/oauth`, {
    method: "POST",
    body: form,
    redirect: "manual",
    headers: { origin: practice.origin },
  });
  const back = new URL(answer.headers.get("location") ?? "");
  expect(back.searchParams.get("state")).toBe("s");
  return back.searchParams.get("code") ?? "";
}

async function logIn(
  started: Started,
  type: ChannelType = "messenger",
  deselect?: string,
): Promise<Login> {
  const code = await codeFrom(started, type, deselect);
  const result = await started.facebook.readLogin(loginRequest({ type, code }));
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const requestsFor = (login: Login, type: ChannelType): CheckRequest[] =>
  login.pages.flatMap(({ id, token }) =>
    token === undefined ? [] : [{ accountId: `${type}-${id}`, type, pageId: id, token }],
  );

async function check({ facebook }: Started, requests: readonly CheckRequest[]) {
  const results = await facebook.check(requests, signal);
  return new Map(
    results.map(({ accountId, result }) => [accountId, result.ok ? "ok" : result.problem.code]),
  );
}

const httpCalls = (practice: Practice) =>
  practice.control.calls().filter(({ via }) => via === "http").length;

describe("a login", () => {
  it("returns the user, all permissions, and every Page with its own token", async () => {
    const login = await logIn(await start());
    expect(login.user).toMatchObject({ id: people.dana.id, name: people.dana.name });
    expect(login.permissions.granted).toContain("pages_messaging");
    expect(login.pages.map(({ name }) => name)).toContain(pages.lakesideDental.name);
    expect(new Set(login.pages.map(({ token }) => token)).size).toBe(login.pages.length);
  });

  it("returns the linked Instagram accounts", async () => {
    const login = await logIn(await start(), "instagram");
    const bakery = login.pages.find(({ id }) => id === pages.northwindBakery.id);
    expect(bakery?.instagram).toMatchObject({
      id: pages.northwindBakery.instagram.id,
      username: "northwind.bakery",
    });
    expect(login.pages.find(({ id }) => id === pages.harborYoga.id)?.instagram).toBeUndefined();
  });

  it("returns a Page that was not selected without a token", async () => {
    const login = await logIn(await start(), "messenger", pages.harborYoga.id);
    const yoga = login.pages.find(({ id }) => id === pages.harborYoga.id);
    expect(yoga).toMatchObject({ name: "Harbor Yoga" });
    expect(yoga?.token).toBeUndefined();
  });

  it.each([
    [0, 5],
    [100, 6],
    [245, 7],
  ])("reads the Pages of %i branches in %i Graph calls", async (branches, calls) => {
    const started = await start(branches);
    await logIn(started);
    expect(httpCalls(started.practice)).toBe(calls);
  });

  it("accepts a code only once", async () => {
    const started = await start();
    const request = loginRequest({ code: await codeFrom(started, "messenger") });
    expect((await started.facebook.readLogin(request)).ok).toBe(true);
    expect(await started.facebook.readLogin(request)).toMatchObject({
      problem: { code: "code_used", details: { graphCode: 100, graphSubcode: 36009 } },
    });
  });

  it("makes the operator responsible for a wrong app secret", async () => {
    const started = await start();
    const code = await codeFrom(started, "messenger");
    const withOtherSecret = createTestFacebook(started.practice.origin, {
      appId: started.practice.appId,
      appSecret: () => "another",
    });
    expect(await withOtherSecret.readLogin(loginRequest({ code }))).toMatchObject({
      problem: { code: "app_secret_wrong", responsible: "operator" },
    });
  });

  it("reports a redirect URI that differs from the dialog's", async () => {
    const started = await start();
    const code = await codeFrom(started, "messenger");
    const request = loginRequest({ code, redirectUri: "http://localhost:1/elsewhere" });
    expect(await started.facebook.readLogin(request)).toMatchObject({
      problem: { code: "redirect_uri_mismatch" },
    });
  });

  const service = (name: Extract<Command, { action: "service" }>["service"]): Command => ({
    action: "service",
    service: name,
  });
  it.each<readonly [Command, string]>([
    [service("down"), "facebook_down"],
    [service("unavailable"), "facebook_down"],
    [service("refusing"), "facebook_down"],
    [service("html"), "facebook_not_json"],
    [{ action: "limits", limits: "app" }, "throttled"],
  ])(
    "fails with a specific code after %o, and works again afterwards",
    async (command, expected) => {
      const started = await start();
      const code = await codeFrom(started, "messenger");
      started.practice.control.do(command);
      expect(await started.facebook.readLogin(loginRequest({ code }))).toMatchObject({
        problem: { code: expected },
      });
      started.practice.control.do({ action: "reset" });
      expect((await logIn(started)).pages).not.toHaveLength(0);
    },
  );
});

describe("a check", () => {
  it("makes an HTTP call for every fifty accounts", async () => {
    const started = await start(96);
    const login = await logIn(started);
    started.practice.control.forgetCalls();
    const results = await check(started, requestsFor(login, "messenger"));
    expect(results.size).toBe(101);
    expect(httpCalls(started.practice)).toBe(3);
  });

  it("succeeds if Meta requires the proof", async () => {
    const started = await start();
    started.practice.control.do({ action: "proof", proof: "required" });
    const login = await logIn(started);
    const results = await check(started, requestsFor(login, "messenger"));
    expect(results.get(`messenger-${pages.northwindBakery.id}`)).toBe("ok");
  });

  it("distinguishes the problems of the seeded Pages", async () => {
    const started = await start();
    const login = await logIn(started, "instagram");
    const results = await check(started, requestsFor(login, "instagram"));
    expect(results.get(`instagram-${pages.northwindBakery.id}`)).toBe("ok");
    expect(results.get(`instagram-${pages.studioFern.id}`)).toBe("instagram_access_off");
    expect(results.get(`instagram-${pages.harborYoga.id}`)).toBe("instagram_not_linked");
  });

  const dana = people.dana.id;
  const bakery = pages.northwindBakery.id;
  it.each<readonly [Command, string]>([
    [{ action: "invalidate-tokens", person: dana, reason: "expired" }, "token_expired"],
    [{ action: "invalidate-tokens", person: dana, reason: "password-changed" }, "password_changed"],
    [{ action: "invalidate-tokens", person: dana, reason: "logged-out" }, "logged_out"],
    [{ action: "invalidate-tokens", person: dana, reason: "app-removed" }, "app_removed"],
    [{ action: "invalidate-tokens", person: dana, reason: "checkpoint" }, "checkpoint"],
    [{ action: "role", person: dana, page: bakery, role: "none" }, "role_lost"],
    [
      { action: "selection", person: dana, page: bakery, selection: "deselected" },
      "page_not_granted",
    ],
    [{ action: "limits", limits: "app" }, "throttled"],
    [{ action: "limits", limits: "business", minutes: 3 }, "throttled"],
    [{ action: "service", service: "down" }, "facebook_down"],
  ])("reports %o as %s", async (command, expected) => {
    const started = await start();
    const requests = requestsFor(await logIn(started), "messenger");
    started.practice.control.do(command);
    expect((await check(started, requests)).get(`messenger-${bakery}`)).toBe(expected);
  });
});

describe("revoking", () => {
  it("invalidates every token of the user, and succeeds a second time", async () => {
    const started = await start();
    const login = await logIn(started);
    expect(await started.facebook.revoke(login.user)).toEqual({ ok: true, value: null });
    const results = await check(started, requestsFor(login, "messenger"));
    expect(new Set(results.values())).toEqual(new Set(["app_removed"]));
    expect(await started.facebook.revoke(login.user)).toEqual({ ok: true, value: null });
  });
});

describe("webhook subscriptions", () => {
  const dana = people.dana.id;
  const bakery = pages.northwindBakery.id;
  const channels: readonly ChannelType[] = ["messenger"];

  async function loggedIn() {
    const started = await start();
    const login = await logIn(started);
    const pageTokens = login.pages.flatMap(({ id, token }) =>
      token ? [{ pageId: id, token }] : [],
    );
    const pageToken = pageTokens.find(({ pageId }) => pageId === bakery);
    if (!pageToken) throw new Error("the bakery was not granted");
    const resultOf = async (work: Promise<readonly SubscriptionResult[]>) => {
      const [first] = await work;
      if (!first) throw new Error("no result");
      return first.result.ok ? "ok" : first.result.problem.code;
    };
    return {
      ...started,
      login,
      subscribe: () => resultOf(started.facebook.subscribe([{ ...pageToken, channels }], signal)),
      unsubscribe: () => resultOf(started.facebook.unsubscribe([pageToken], signal)),
      sent: () =>
        started.practice.control
          .calls()
          .filter(({ path }) => path.endsWith("subscribed_apps"))
          .map(({ method }) => method),
    };
  }

  it("makes, verifies, keeps and ends a subscription", async () => {
    const { subscribe, unsubscribe, sent } = await loggedIn();
    expect(await subscribe()).toBe("ok");
    expect(await subscribe()).toBe("ok");
    expect(await unsubscribe()).toBe("ok");
    expect(await subscribe()).toBe("ok");
    expect(sent()).toEqual(["GET", "POST", "GET", "GET", "DELETE", "GET", "POST", "GET"]);
  });

  it.each<readonly [Command, string, string]>([
    [
      {
        action: "permission",
        person: dana,
        permission: "pages_manage_metadata",
        status: "declined",
      },
      "webhook_not_allowed",
      "ok",
    ],
    [{ action: "role", person: dana, page: bakery, role: "none" }, "role_lost", "ok"],
    [{ action: "invalidate-tokens", person: dana, reason: "app-removed" }, "app_removed", "ok"],
    [
      { action: "invalidate-tokens", person: dana, reason: "checkpoint" },
      "checkpoint",
      "checkpoint",
    ],
    [{ action: "limits", limits: "app" }, "throttled", "throttled"],
    [{ action: "limits", limits: "business", minutes: 3 }, "throttled", "throttled"],
    [{ action: "service", service: "down" }, "facebook_down", "facebook_down"],
  ])(
    "after %o, subscribing returns %s and unsubscribing returns %s",
    async (command, made, ended) => {
      const { practice, subscribe, unsubscribe } = await loggedIn();
      practice.control.do(command);
      expect(await subscribe()).toBe(made);
      expect(await unsubscribe()).toBe(ended);
    },
  );

  it("cannot end a subscription after a revocation, so the order matters", async () => {
    const { facebook, login, subscribe, practice, unsubscribe } = await loggedIn();
    await subscribe();
    await facebook.revoke(login.user);
    // This returns "ok" because the token is invalid. The subscription itself still exists.
    expect(await unsubscribe()).toBe("ok");
    practice.control.do({ action: "restore-tokens", person: dana });
    const again = await logIn({ facebook, practice });
    const token = again.pages.find(({ id }) => id === bakery)?.token ?? "";
    const before = practice.control.calls().length;
    await facebook.subscribe([{ pageId: bakery, token, channels }], signal);
    const after = practice.control.calls().slice(before);
    expect(after.filter(({ method, via }) => method === "POST" && via === "batch")).toEqual([]);
  });
});
