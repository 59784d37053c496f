import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { parseJson } from "../../../../common/json.ts";
import type { DetailsRequest } from "../../../../main/channels/ports/facebook.ts";
import { maxPagesPerDetails } from "../../../../main/channels/ports/facebook.ts";
import { type Command, pages, people, startPractice } from "../../../../main/practice/index.ts";
import { longToken } from "../../practice/support.ts";
import {
  appId,
  appSecret,
  createTestFacebook,
  graphError,
  type ReceivedRequest,
  type Reply,
  startGraph,
} from "../support/graph.ts";

const signal = new AbortController().signal;
const user = { id: "10", token: "EAAuser" };

const operations = z.array(z.object({ method: z.string(), relative_url: z.string() }));
const urlsIn = ({ form }: ReceivedRequest) =>
  operations
    .parse(parseJson(form.get("batch") ?? ""))
    .map(({ relative_url }) => new URL(relative_url, "http://graph/"));

const item = (body: unknown, code = 200) => ({ code, headers: [], body: JSON.stringify(body) });
const noExpiry = item({ data: {} });
const noName = item({ id: "10" });

async function read(reply: Reply, pagesToRead: DetailsRequest["pages"] = []) {
  const graph = await startGraph(() => reply);
  const facebook = createTestFacebook(graph.origin);
  return { result: await facebook.readDetails({ user, pages: pagesToRead }, signal), graph };
}

const page = (number: number, instagram: boolean) => ({ id: String(number), instagram });

describe("the request", () => {
  it("asks for everything in one call, about the token with the app's own", async () => {
    const { graph } = await read({ body: [] }, [page(1, false), page(2, true), page(3, true)]);
    expect(graph.requests).toHaveLength(1);
    const urls = graph.requests.flatMap(urlsIn);
    const shown = urls.map(({ pathname, searchParams }) => ({
      pathname,
      token: searchParams.get("access_token"),
      ids: searchParams.get("ids"),
      fields: searchParams.get("fields"),
    }));
    const pageFields = "id,name,picture{url}";
    const instagram = "instagram_business_account{id,username,profile_picture_url}";
    expect(shown).toEqual([
      { pathname: "/debug_token", token: `${appId}|${appSecret}`, ids: null, fields: null },
      { pathname: "/10", token: "EAAuser", ids: null, fields: "id,name" },
      { pathname: "/", token: "EAAuser", ids: "2,3", fields: `${pageFields},${instagram}` },
      { pathname: "/", token: "EAAuser", ids: "1", fields: pageFields },
    ]);
    expect(urls[0]?.searchParams.get("input_token")).toBe("EAAuser");
  });

  it("stays one call for as many Pages as it may have", async () => {
    const most = Array.from({ length: maxPagesPerDetails }, (_, at) => page(at, at > 120));
    const { graph } = await read({ body: [] }, most);
    expect(graph.requests).toHaveLength(1);
    const ids = graph.requests.flatMap(urlsIn).flatMap((url) => url.searchParams.getAll("ids"));
    expect(ids.flatMap((list) => list.split(",")).toSorted()).toEqual(
      most.map(({ id }) => id).toSorted(),
    );
    expect(Math.max(...ids.map((list) => list.split(",").length))).toBe(50);
  });
});

describe("timestamps", () => {
  it.each([
    ["returns a timestamp as a date", 1_796_000_000, new Date(1_796_000_000_000).toISOString()],
    ["returns nothing for 0, which means never", 0, undefined],
    ["ignores a timestamp after all dates", 9e15, undefined],
    ["ignores a timestamp before all dates", -5, undefined],
    ["ignores a timestamp that is not a number", "soon", undefined],
    ["accepts a missing timestamp", undefined, undefined],
  ])("%s", async (_name, seconds, date) => {
    const data = { is_valid: true, expires_at: seconds, data_access_expires_at: seconds };
    const { result } = await read({ body: [item({ data }), noName] });
    const expiry = date === undefined ? {} : { tokenExpiresAt: date, dataAccessExpiresAt: date };
    expect(result).toEqual({ ok: true, value: { expiry, pages: [] } });
  });
});

it.each<readonly [string, Reply, string]>([
  ["a limit", { status: 400, body: graphError(4) }, "throttled"],
  ["a response that is not JSON", { body: "<html>" }, "facebook_not_json"],
  ["a missing answer about the token", { body: [null, noName] }, "facebook_timeout"],
  [
    "a refusal to inspect the token",
    { body: [item(graphError(190), 400), noName] },
    "app_misconfigured",
  ],
])("fails on %s", async (_name, reply, code) => {
  expect((await read(reply)).result).toMatchObject({ ok: false, problem: { code } });
});

it("leaves out what cannot be read", async () => {
  const body = [
    noExpiry,
    item(graphError(190, 463), 400),
    item({ "2": { id: "2", name: "Two" }, "3": { name: 5 } }),
    item(graphError(100, 33), 400),
  ];
  const { result } = await read({ body }, [page(2, true), page(1, false)]);
  expect(result).toEqual({ ok: true, value: { expiry: {}, pages: [{ id: "2", name: "Two" }] } });
});

it("asks for half as many Pages at a time until Meta accepts that", async () => {
  const text = "Please reduce the amount of data you're asking for, then retry your request";
  const sizes: number[] = [];
  const answer = (url: URL) => {
    const ids = url.searchParams.get("ids")?.split(",");
    if (!ids) return url.pathname === "/debug_token" ? noExpiry : noName;
    sizes.push(ids.length);
    if (ids.length > 7) return item(graphError(1, undefined, text), 500);
    return item(Object.fromEntries(ids.map((id) => [id, { id, name: `Page ${id}` }])));
  };
  const graph = await startGraph((received) => ({ body: urlsIn(received).map(answer) }));
  const wanted = Array.from({ length: 120 }, (_, at) => page(at + 1, at % 2 === 0));
  const result = await createTestFacebook(graph.origin).readDetails(
    { user, pages: wanted },
    signal,
  );
  const read = result.ok ? result.value.pages : [];
  expect(new Set(read.map(({ id }) => id))).toEqual(new Set(wanted.map(({ id }) => id)));
  expect(Math.min(...sizes)).toBeGreaterThan(3);
  expect(graph.requests.length).toBeLessThan(10);
});

it("ends if Meta asks for less data each time", async () => {
  const text = "Please reduce the amount of data you're asking for, then retry your request";
  const graph = await startGraph(() => ({ status: 500, body: graphError(1, undefined, text) }));
  const wanted = Array.from({ length: 500 }, (_, at) => page(at + 1, at % 2 === 0));
  const facebook = createTestFacebook(graph.origin);
  expect(await facebook.readDetails({ user, pages: wanted }, signal)).toMatchObject({ ok: false });
  expect(graph.requests.length).toBeLessThan(500);
});

describe("with the simulated Facebook", () => {
  const bakery = pages.northwindBakery.id;

  async function open() {
    const practice = await startPractice({ branches: 0 });
    onTestFinished(() => practice.close());
    const facebook = createTestFacebook(practice.origin, {
      appId: practice.appId,
      appSecret: () => practice.appSecret,
    });
    const token = await longToken(practice);
    return {
      practice,
      readDetails: () =>
        facebook.readDetails(
          {
            user: { id: people.dana.id, token },
            pages: [
              { id: bakery, instagram: true },
              { id: pages.harborYoga.id, instagram: false },
            ],
          },
          signal,
        ),
    };
  }

  it("reads an expiry of 60 days, and of 90 days for data access", async () => {
    const { readDetails } = await open();
    const result = await readDetails();
    const value = result.ok ? result.value.expiry : {};
    const daysUntil = (iso = "") => Math.round((Date.parse(iso) - Date.now()) / 86_400_000);
    expect([daysUntil(value.tokenExpiresAt), daysUntil(value.dataAccessExpiresAt)]).toEqual([
      60, 90,
    ]);
  });

  it.each<readonly [Command, object]>([
    [
      { action: "rename-person", person: people.dana.id, name: "Dana Lopez" },
      { userName: "Dana Lopez" },
    ],
    [
      { action: "rename-page", page: bakery, name: "Northwind Café" },
      { pages: [{ id: bakery, name: "Northwind Café" }, {}] },
    ],
    [
      { action: "rename-instagram", page: bakery, name: "northwind.cafe" },
      { pages: [{ id: bakery, instagram: { username: "northwind.cafe" } }, {}] },
    ],
    [
      { action: "new-picture", page: bakery },
      { pages: [{ pictureUrl: expect.stringMatching(/version=1$/) }, {}] },
    ],
    [
      { action: "move-instagram", page: bakery, to: pages.harborYoga.id },
      { pages: [expect.not.objectContaining({ instagram: expect.anything() }), {}] },
    ],
  ])("sees %o", async (command, expected) => {
    const { practice, readDetails } = await open();
    practice.control.do(command);
    expect(await readDetails()).toMatchObject({ ok: true, value: expected });
  });

  it("fails for an app of type Native, which only the operator can change", async () => {
    const { practice, readDetails } = await open();
    practice.control.do({ action: "app-type", appType: "native" });
    expect(await readDetails()).toMatchObject({
      ok: false,
      problem: { responsible: "operator" },
    });
  });
});
