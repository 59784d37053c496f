/** Pages with more subscribed apps than Meta lists at once. */
import { expect, it } from "vitest";
import { appId } from "../support/graph.ts";
import { codes, graphWith, type Item, item, signal } from "../support/subscriptions.ts";

const page = { pageId: "7", token: "EAApage7", channels: ["messenger"] } as const;

interface Subscription {
  readonly id: string | number;
  readonly subscribed_fields?: readonly unknown[];
}

/** Lists the other apps and then this one, a part at a time as requested. */
async function subscribeWith(others: readonly (Subscription | null)[], pageSize = 100) {
  const stored = new Map<string, readonly string[]>();
  const { facebook, calls } = await graphWith(stored, ({ method, query }): Item | undefined => {
    if (method !== "GET") return undefined;
    const fields = stored.get("7");
    const apps = [...others, ...(fields ? [{ id: appId, subscribed_fields: fields }] : [])];
    const from = Number(query.get("after") ?? 0);
    const to = from + Math.min(pageSize, Number(query.get("limit")));
    const next = to < apps.length && { next: "x" };
    return item({
      data: apps.slice(from, to),
      paging: { cursors: { after: String(to) }, ...next },
    });
  });
  const subscribe = async () => codes(await facebook.subscribe([page], signal));
  return { stored, subscribe, calls };
}

const others = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: String(index), subscribed_fields: ["feed"] }));

it("finds the app's own subscription after those of 250 other apps", async () => {
  const { stored, subscribe, calls } = await subscribeWith(others(250));
  expect(await subscribe()).toEqual({ "7": "ok" });
  stored.set("7", [...(stored.get("7") ?? []), "feed"]);
  const before = calls().length;
  expect(await subscribe()).toEqual({ "7": "ok" });
  expect(stored.get("7")).toContain("feed");
  expect(calls().slice(before)).toEqual([["GET 7"], ["GET 7"], ["GET 7"]]);
});

it("changes nothing if the app's own subscription may be beyond what was read", async () => {
  const { stored, subscribe, calls } = await subscribeWith(others(1_000), 10);
  stored.set("7", ["feed"]);
  expect(await subscribe()).toEqual({ "7": "facebook_unexpected" });
  expect(stored.get("7")).toEqual(["feed"]);
  expect(calls()).toHaveLength(10);
});

it("ignores malformed entries of other apps, and takes ids that are numbers", async () => {
  const { subscribe } = await subscribeWith([
    null,
    { id: 5 },
    { id: "../x" },
    { id: "9", subscribed_fields: [null, { name: "feed" }] },
  ]);
  expect(await subscribe()).toEqual({ "7": "ok" });
});
