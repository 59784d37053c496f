import { describe, expect, it } from "vitest";
import { type Practice, pages, people } from "../../../main/practice/index.ts";
import {
  dialogUrl,
  errorOf,
  graph,
  longToken,
  type Params,
  pageAfter,
  pageToken,
  pageTokens,
  post,
  start,
} from "./support.ts";

const dana = people.dana.id;

async function connected(name = "Northwind Bakery") {
  const practice = await start({ branches: 0 });
  const user = await longToken(practice);
  return { practice, user, token: await pageToken(practice, user, name) };
}

const read = (practice: Practice, page: string, access_token: string, platform = "messenger") =>
  graph(practice, `${page}/conversations`, { access_token, platform });

describe("invalid tokens", () => {
  it.each([
    ["expired", 463],
    ["password-changed", 460],
    ["logged-out", 467],
    ["app-removed", 458],
    ["checkpoint", 459],
  ] as const)(
    "with the reason %s return 190/%i for user and Page until they are restored",
    async (reason, subcode) => {
      const { practice, user, token } = await connected();
      practice.control.do({ action: "invalidate-tokens", person: dana, reason });
      for (const access_token of [user, token]) {
        const error = errorOf(await graph(practice, "me", { access_token }));
        expect(error).toMatchObject({ code: 190, error_subcode: subcode });
      }
      practice.control.do({ action: "restore-tokens", person: dana });
      expect((await graph(practice, "me", { access_token: token })).status).toBe(200);
    },
  );

  it("do not affect later logins, even within the same millisecond", async () => {
    const now = Date.UTC(2026, 10, 22);
    const practice = await start({ now: () => now });
    const old = await longToken(practice);
    practice.control.do({ action: "invalidate-tokens", person: dana, reason: "logged-out" });
    const fresh = await longToken(practice);
    expect((await graph(practice, "me", { access_token: old })).status).toBe(400);
    expect((await graph(practice, "me", { access_token: fresh })).status).toBe(200);
  });
});

describe("changes to a Page", () => {
  const page = pages.northwindBakery.id;

  it("remove a person's message task and restore it", async () => {
    const { practice, token } = await connected();
    practice.control.do({ action: "role", person: dana, page, role: "no-messaging" });
    expect(errorOf(await read(practice, page, token))).toMatchObject({ error_subcode: 492 });
    practice.control.do({ action: "role", person: dana, page, role: "usual" });
    expect((await read(practice, page, token)).status).toBe(200);
  });

  it("deselect the Page and select it again", async () => {
    const { practice, user, token } = await connected();
    practice.control.do({ action: "selection", person: dana, page, selection: "deselected" });
    expect(errorOf(await read(practice, page, token)).message).toContain("must be granted");
    expect((await pageTokens(practice, user)).get("Northwind Bakery")).toBeUndefined();
    practice.control.do({ action: "selection", person: dana, page, selection: "selected" });
    expect((await read(practice, page, token)).status).toBe(200);
  });

  it("switch off message access, unlink the Instagram account and restore both", async () => {
    const { practice, token } = await connected();
    const subcode = async (state: "open" | "closed" | "unlinked") => {
      practice.control.do({ action: "instagram", page, state });
      const reply = await read(practice, page, token, "instagram");
      return reply.status === 200 ? undefined : errorOf(reply).error_subcode;
    };
    expect(await subcode("closed")).toBe(2534041);
    expect(await subcode("unlinked")).toBe(2534013);
    expect(await subcode("open")).toBeUndefined();
  });

  it("expire a permission", async () => {
    const { practice, user, token } = await connected();
    const permission = "pages_messaging";
    practice.control.do({ action: "permission", person: dana, permission, status: "expired" });
    expect(errorOf(await read(practice, page, token)).code).toBe(10);
    const { body } = await graph(practice, "me/permissions", { access_token: user });
    expect(body).toMatchObject({
      data: expect.arrayContaining([{ permission, status: "expired" }]),
    });
  });

  it.each([0, 1, 25, 500, 5000])("set the number of Dana's Pages to %i", async (count) => {
    const practice = await start();
    practice.control.do({ action: "pages", count });
    const text = await pageAfter(practice, {}, "continue");
    expect(text.match(/name="page"/g) ?? []).toHaveLength(count);
  });
});

describe("the service", () => {
  it("answers every call with code 4 once the app's limit is reached", async () => {
    const { practice, user } = await connected();
    practice.control.do({ action: "limits", limits: "app" });
    const reply = await graph(practice, "me", { access_token: user });
    expect(errorOf(reply).code).toBe(4);
    expect(JSON.parse(reply.headers.get("x-app-usage") ?? "")).toMatchObject({ call_count: 100 });
    practice.control.do({ action: "limits", limits: "none" });
    expect((await graph(practice, "me", { access_token: user })).status).toBe(200);
  });

  it("answers with HTTP 500 and a transient code 2 while it is down", async () => {
    const { practice, user } = await connected();
    practice.control.do({ action: "service", service: "down" });
    const reply = await graph(practice, "me", { access_token: user });
    expect(reply.status).toBe(500);
    expect(errorOf(reply)).toMatchObject({ code: 2, is_transient: true });
  });

  it.each([
    ["unavailable", 503, "text/plain"],
    ["html", 200, "text/html"],
  ] as const)("in the state %s answers %i without JSON", async (service, status, type) => {
    const practice = await start();
    practice.control.do({ action: "service", service });
    const reply = await fetch(`${practice.origin}/v26.0/me`);
    expect(reply.status).toBe(status);
    expect(reply.headers.get("content-type")).toContain(type);
  });

  it("closes connections while it is refusing them", async () => {
    const practice = await start();
    practice.control.do({ action: "service", service: "refusing" });
    await expect(fetch(`${practice.origin}/v26.0/me`)).rejects.toThrow();
    practice.control.do({ action: "service", service: "up" });
    expect((await fetch(`${practice.origin}/v26.0/me`)).status).toBe(400);
  });

  it("delays Graph responses, and only those, by the set time", async () => {
    const waits: number[] = [];
    const practice = await start({
      wait: async (ms) => {
        waits.push(ms);
      },
    });
    await fetch(`${practice.origin}/v26.0/me`);
    practice.control.do({ action: "delay", ms: 1500 });
    await fetch(`${practice.origin}/v26.0/me`);
    await fetch(dialogUrl(practice));
    expect(waits).toEqual([1500]);
  });
});

describe("the control object", () => {
  it("restores the normal state with reset", async () => {
    const { practice, token } = await connected();
    const page = pages.northwindBakery.id;
    practice.control.do({ action: "invalidate-tokens", person: dana, reason: "expired" });
    practice.control.do({ action: "instagram", page, state: "closed" });
    practice.control.do({ action: "limits", limits: "app" });
    practice.control.do({ action: "reset" });
    expect(practice.control.calls()).toEqual([]);
    expect((await read(practice, page, token, "instagram")).status).toBe(200);
  });

  it("rejects an unknown person or Page and a number out of range", async () => {
    const { control } = await start();
    expect(() => control.do({ action: "restore-tokens", person: "1" })).toThrow();
    expect(() => control.do({ action: "instagram", page: "1", state: "open" })).toThrow();
    expect(() => control.do({ action: "pages", count: 5001 })).toThrow();
    expect(() =>
      control.do({
        action: "selection",
        person: dana,
        page: pages.harborYoga.id,
        selection: "deselected",
      }),
    ).toThrow(/not logged in/);
  });

  it("records Graph calls without their query, but no visits to the HTML pages", async () => {
    const { practice, user } = await connected();
    practice.control.forgetCalls();
    await fetch(dialogUrl(practice));
    await fetch(`${practice.origin}/practice`);
    await graph(practice, "me", { access_token: user });
    expect(practice.control.calls()).toEqual([{ method: "GET", path: "/v26.0/me", via: "http" }]);
  });
});

describe("the page at /practice", () => {
  const command = (practice: Practice, fields: Params, origin = practice.origin) =>
    post(`${practice.origin}/practice`, new URLSearchParams(fields), { origin });

  it("applies a submitted command and confirms it", async () => {
    const { practice, user } = await connected();
    const reply = await command(practice, { action: "limits", limits: "app", minutes: "5" });
    expect(reply.status).toBe(303);
    const back = await fetch(new URL(reply.headers.get("location") ?? "", practice.origin));
    expect(await back.text()).toContain("Done.");
    expect(errorOf(await graph(practice, "me", { access_token: user })).code).toBe(4);
  });

  it.each([
    ["an unknown action", { action: "explode" }],
    ["an unknown person", { action: "restore-tokens", person: "1" }],
    ["an invalid number", { action: "delay", ms: "-1" }],
  ])("rejects %s and says so", async (_name, fields) => {
    const reply = await command(await start(), fields);
    expect(reply.status).toBe(400);
    expect(await reply.text()).toContain("nothing changed");
  });

  it("rejects a form from another origin", async () => {
    const { practice, user } = await connected();
    const fields = { action: "limits", limits: "app" };
    expect((await command(practice, fields, "http://evil.example")).status).toBe(403);
    expect((await graph(practice, "me", { access_token: user })).status).toBe(200);
  });

  it("lists a Page on which the role was removed, so that it can be restored", async () => {
    const practice = await start({ branches: 0 });
    const { id: page, name } = pages.northwindBakery;
    practice.control.do({ action: "role", person: dana, page, role: "none" });
    expect(await (await fetch(`${practice.origin}/practice`)).text()).toContain(name);
  });
});
