import { describe, expect, it } from "vitest";
import { type Practice, pages, people } from "../../../main/practice/index.ts";
import {
  dialogUrl,
  errorOf,
  graph,
  longToken,
  type Params,
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

describe("tokens that end", () => {
  it.each([
    ["expired", 463],
    ["password-changed", 460],
    ["logged-out", 467],
    ["app-removed", 458],
    ["checkpoint", 459],
  ] as const)(
    "%s answers 190/%i to user and Page alike, until revived",
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

  it("spares logins that come later, even within the same millisecond", async () => {
    const now = Date.UTC(2026, 10, 22);
    const practice = await start({ now: () => now });
    const old = await longToken(practice);
    practice.control.do({ action: "invalidate-tokens", person: dana, reason: "logged-out" });
    const fresh = await longToken(practice);
    expect((await graph(practice, "me", { access_token: old })).status).toBe(400);
    expect((await graph(practice, "me", { access_token: fresh })).status).toBe(200);
  });
});

describe("Pages that change", () => {
  const page = pages.northwindBakery.id;

  it("drops the MESSAGING task of a person, and gives it back", async () => {
    const { practice, token } = await connected();
    practice.control.do({ action: "role", person: dana, page, role: "no-messaging" });
    expect(errorOf(await read(practice, page, token))).toMatchObject({ error_subcode: 492 });
    practice.control.do({ action: "role", person: dana, page, role: "usual" });
    expect((await read(practice, page, token)).status).toBe(200);
  });

  it("un-ticks a Page, and ticks it again", async () => {
    const { practice, user, token } = await connected();
    practice.control.do({ action: "selection", person: dana, page, selection: "deselected" });
    expect(errorOf(await read(practice, page, token)).message).toContain("must be granted");
    expect((await pageTokens(practice, user)).get("Northwind Bakery")).toBeUndefined();
    practice.control.do({ action: "selection", person: dana, page, selection: "selected" });
    expect((await read(practice, page, token)).status).toBe(200);
  });

  it("switches Instagram access off and on, and unlinks the account", async () => {
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

  it("lets a permission expire", async () => {
    const { practice, user, token } = await connected();
    const permission = "pages_messaging";
    practice.control.do({ action: "permission", person: dana, permission, status: "expired" });
    expect(errorOf(await read(practice, page, token)).code).toBe(10);
    const { body } = await graph(practice, "me/permissions", { access_token: user });
    expect(body).toMatchObject({
      data: expect.arrayContaining([{ permission, status: "expired" }]),
    });
  });

  it.each([0, 1, 25, 500, 5000])("makes Dana hold %i Pages", async (count) => {
    const practice = await start();
    practice.control.do({ action: "pages", count });
    const text = await (await fetch(dialogUrl(practice))).text();
    expect(text.match(/name="dana\.page"/g) ?? []).toHaveLength(count);
  });
});

describe("a service in trouble", () => {
  it("is throttled: code 4 to every call, 100 % used", async () => {
    const { practice, user } = await connected();
    practice.control.do({ action: "limits", limits: "app" });
    const reply = await graph(practice, "me", { access_token: user });
    expect(errorOf(reply).code).toBe(4);
    expect(JSON.parse(reply.headers.get("x-app-usage") ?? "")).toMatchObject({ call_count: 100 });
    practice.control.do({ action: "limits", limits: "none" });
    expect((await graph(practice, "me", { access_token: user })).status).toBe(200);
  });

  it("is down: 500, code 2, transient", async () => {
    const { practice, user } = await connected();
    practice.control.do({ action: "service", service: "down" });
    const reply = await graph(practice, "me", { access_token: user });
    expect(reply.status).toBe(500);
    expect(errorOf(reply)).toMatchObject({ code: 2, is_transient: true });
  });

  it.each([
    ["unavailable", 503, "text/plain"],
    ["html", 200, "text/html"],
  ] as const)("%s: answers %i without JSON", async (service, status, type) => {
    const practice = await start();
    practice.control.do({ action: "service", service });
    const reply = await fetch(`${practice.origin}/v26.0/me`);
    expect(reply.status).toBe(status);
    expect(reply.headers.get("content-type")).toContain(type);
  });

  it("refuses: cuts the connection", async () => {
    const practice = await start();
    practice.control.do({ action: "service", service: "refusing" });
    await expect(fetch(`${practice.origin}/v26.0/me`)).rejects.toThrow();
    practice.control.do({ action: "service", service: "up" });
    expect((await fetch(`${practice.origin}/v26.0/me`)).status).toBe(400);
  });

  it("is slow by as much as it is told", async () => {
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

describe("the control", () => {
  it("takes everything back by reset", async () => {
    const { practice, token } = await connected();
    const page = pages.northwindBakery.id;
    practice.control.do({ action: "invalidate-tokens", person: dana, reason: "expired" });
    practice.control.do({ action: "instagram", page, state: "closed" });
    practice.control.do({ action: "limits", limits: "app" });
    practice.control.do({ action: "reset" });
    expect(practice.control.calls()).toEqual([]);
    expect((await read(practice, page, token, "instagram")).status).toBe(200);
  });

  it("changes nothing for an unknown person or Page, or a number out of range", async () => {
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

  it("remembers Graph calls without their query, and no visits to the pages for people", async () => {
    const { practice, user } = await connected();
    practice.control.forgetCalls();
    await fetch(dialogUrl(practice));
    await fetch(`${practice.origin}/practice`);
    await graph(practice, "me", { access_token: user });
    expect(practice.control.calls()).toEqual([{ method: "GET", path: "/v26.0/me", via: "http" }]);
  });
});

describe("/practice", () => {
  const command = (practice: Practice, fields: Params, origin = practice.origin) =>
    post(`${practice.origin}/practice`, new URLSearchParams(fields), { origin });

  it("does what its forms say, and says that it is done", async () => {
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
    ["a number that is none", { action: "delay", ms: "-1" }],
  ])("refuses %s and says so", async (_name, fields) => {
    const reply = await command(await start(), fields);
    expect(reply.status).toBe(400);
    expect(await reply.text()).toContain("nothing changed");
  });

  it("obeys no page of another origin", async () => {
    const { practice, user } = await connected();
    const fields = { action: "limits", limits: "app" };
    expect((await command(practice, fields, "http://evil.example")).status).toBe(403);
    expect((await graph(practice, "me", { access_token: user })).status).toBe(200);
  });

  it("offers a Page on which the role was taken away, so that it can be given back", async () => {
    const practice = await start({ branches: 0 });
    const { id: page, name } = pages.northwindBakery;
    practice.control.do({ action: "role", person: dana, page, role: "none" });
    expect(await (await fetch(`${practice.origin}/practice`)).text()).toContain(name);
  });
});
