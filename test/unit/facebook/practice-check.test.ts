import { describe, expect, it } from "vitest";
import { type Command, pages, people } from "../../../main/practice/index.ts";
import { check, httpCalls, logIn, requestsFor, start } from "./support/practice.ts";

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
