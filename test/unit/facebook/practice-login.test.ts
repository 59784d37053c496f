import { describe, expect, it } from "vitest";
import { type Command, pages, people } from "../../../main/practice/index.ts";
import { createTestFacebook } from "./support/graph.ts";
import { loginRequest } from "./support/login.ts";
import { check, codeFrom, httpCalls, logIn, requestsFor, start } from "./support/practice.ts";

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
