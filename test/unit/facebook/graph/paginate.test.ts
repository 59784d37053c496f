/** Reads lists from a Graph server that pages in odd ways, by logging in. */
import { describe, expect, it } from "vitest";
import type { Log } from "../../../../main/facebook/graph/client.ts";
import { graphError, type ReceivedRequest, type Reply, type Responder } from "../support/graph.ts";
import { stepOf } from "../support/login.ts";
import { type Answers, empty, ids, login, nodes, numbers, scopes } from "../support/page-list.ts";

const page = (id: string) => ({ id, name: `Page ${id}`, access_token: `EAApage${id}` });

/** Logs in and returns the result, the requests for the list of Pages, and what was logged. */
async function readList(
  accounts: Responder,
  more: Answers = {},
  request: Parameters<typeof login>[1] = {},
) {
  const logged: (readonly [string, Parameters<Log>[1]])[] = [];
  const log: Log = (event, facts) => logged.push([event, facts]);
  const found = await login({ accounts, ...more }, request, { log });
  const listRequests = found.requests.filter((one) => stepOf(one) === "accounts");
  return { ...found, listRequests, logged };
}

const listOf = (data: readonly unknown[], paging?: object): Reply => ({
  body: { data, ...(paging && { paging }) },
});

const tooMuch: Reply = {
  status: 500,
  body: graphError(
    1,
    undefined,
    "Please reduce the amount of data you're asking for, then retry your request",
  ),
};

/** Returns the requested part of a list of `count` Pages, unless that is more than `most`. */
const atMost =
  (most: number, count: number): Responder =>
  ({ query }: ReceivedRequest) => {
    const limit = Number(query.get("limit"));
    if (limit > most) return tooMuch;
    const from = Number(query.get("after") ?? 0);
    const to = Math.min(from + limit, count);
    const data = Array.from({ length: to - from }, (_, index) => page(String(from + index)));
    return listOf(data, { cursors: { after: String(to) }, ...(to < count && { next: "x" }) });
  };

/** Answers with a new cursor each time, for ever. */
function endless(toData: (call: number) => readonly unknown[]): Responder {
  let call = 0;
  return () => {
    call += 1;
    return listOf(toData(call), { cursors: { after: `c${call}` }, next: "x" });
  };
}

describe("a list without an end", () => {
  it("ends after a few empty pages, and keeps the Pages before them", async () => {
    const found = await readList(endless((call) => (call === 1 ? [page("1"), page("2")] : [])));
    expect(ids(found.pages)).toEqual(["1", "2"]);
    expect(found.listRequests.length).toBeLessThanOrEqual(10);
    expect(found.logged).toEqual([
      ["facebook.list-cut", { list: "accounts", items: 2, reason: "empty-pages" }],
    ]);
  });

  it("ends after a few pages that repeat the same Page", async () => {
    const found = await readList(endless(() => [page("1")]));
    expect(ids(found.pages)).toEqual(["1"]);
    expect(found.listRequests.length).toBeLessThanOrEqual(10);
  });

  it("ends after 500 calls if each page has a new Page", async () => {
    const found = await readList(endless((call) => [page(String(call))]));
    expect(found.listRequests).toHaveLength(500);
    expect(found.pages).toHaveLength(500);
    expect(found.logged).toContainEqual([
      "facebook.list-cut",
      { list: "accounts", items: 500, reason: "calls" },
    ]);
  });

  it("ends after 10,000 items", async () => {
    const found = await readList(endless((call) => numbers(100, call * 100).map((id) => page(id))));
    expect(found.pages).toHaveLength(10_000);
    expect(found.listRequests).toHaveLength(100);
  });

  it("keeps 10,000 items if Meta sends more than that at once", async () => {
    const found = await readList(() => listOf(numbers(150_000).map((id) => ({ id }))));
    expect(found.pages).toHaveLength(10_000);
    expect(found.logged).toContainEqual([
      "facebook.list-cut",
      { list: "accounts", items: 10_000, reason: "items" },
    ]);
  });

  it("ends if a page that isn't empty repeats a cursor", async () => {
    let call = 0;
    const found = await readList(() =>
      listOf([page(String(++call))], { cursors: { after: "same" }, next: "x" }),
    );
    expect(ids(found.pages)).toEqual(["1", "2"]);
    expect(found.logged[0]?.[1]).toMatchObject({ reason: "repeated-cursor" });
  });

  it("reads a known Page by id, as it may be beyond the end", async () => {
    const found = await readList(
      endless((call) => (call === 1 ? [page("1")] : [])),
      { debug: scopes({ pages_show_list: undefined }), batch: nodes() },
      { knownPages: () => ["1", "9"] },
    );
    expect(ids(found.pages)).toEqual(["1", "9"]);
  });

  it("looks for further Pages even if all known ones were read", async () => {
    const found = await readList(
      endless((call) => (call === 1 ? [page("1")] : [])),
      { debug: scopes({ pages_show_list: ["1", "7"] }), batch: nodes() },
    );
    expect(ids(found.pages)).toEqual(["1", "7"]);
  });

  it("fails the login if not a single Page was found in it", async () => {
    const found = await readList(endless(() => []));
    expect(found.result).toMatchObject({ problem: { code: "facebook_unexpected" } });
    expect(found.requests.length).toBeLessThan(20);
  });

  it("is bounded for businesses and their Pages, too", async () => {
    let call = 0;
    const { requests, result } = await readList(empty, {
      debug: scopes({ pages_show_list: undefined }),
      businesses: () => {
        call += 1;
        const data = numbers(100, call * 100).map((id) => ({ id }));
        return listOf(data, { cursors: { after: `c${call}` }, next: "x" });
      },
      batch: nodes(() => graphError(100, 33)),
    });
    expect(result.ok).toBe(true);
    expect(requests.filter((one) => stepOf(one) === "businesses").length).toBeLessThanOrEqual(500);
  });
});

describe("the end of a list", () => {
  it.each<readonly [string, object]>([
    ["the cursor that was sent", { cursors: { after: "c1" }, next: "x" }],
    ["no paging", {}],
    ["empty paging", { cursors: {} }],
  ])("may be an empty page with %s", async (_name, paging) => {
    const found = await readList(({ query }) =>
      query.has("after")
        ? listOf([], paging)
        : listOf([page("1")], { cursors: { after: "c1" }, next: "x" }),
    );
    expect(ids(found.pages)).toEqual(["1"]);
    expect(found.listRequests).toHaveLength(2);
    expect(found.furtherSteps.filter((step) => step !== "accounts")).toEqual([]);
    expect(found.logged).toEqual([]);
  });

  it("may come after a few empty pages in the middle", async () => {
    const found = await readList(({ query }) => {
      const after = Number(query.get("after") ?? 0);
      const next = after < 4 && { cursors: { after: String(after + 1) }, next: "x" };
      return listOf([1, 2, 3].includes(after) ? [] : [page(String(after))], next || {});
    });
    expect(ids(found.pages)).toEqual(["0", "4"]);
  });

  it("is found by the cursor in `next` if there are no cursors", async () => {
    const next = "https://graph.facebook.com/v26.0/10/accounts?access_token=EAAx&after=c1";
    const found = await readList(({ query }) =>
      query.get("after") === "c1" ? listOf([page("2")]) : listOf([page("1")], { next }),
    );
    expect(ids(found.pages)).toEqual(["1", "2"]);
    expect(found.listRequests.every(({ query }) => !query.has("access_token"))).toBe(true);
  });

  it.each<readonly [string, object]>([
    ["`next` without any cursor", { next: "https://graph.facebook.com/v26.0/10/accounts" }],
    ["`next` that is no URL", { next: "x" }],
    ["a cursor of a million characters", { cursors: { after: "c".repeat(1_000_000) }, next: "x" }],
  ])("is unknown after %s, so the Pages read so far are kept", async (_name, paging) => {
    const found = await readList(() => listOf([page("1")], paging));
    expect(ids(found.pages)).toEqual(["1"]);
    expect(found.listRequests).toHaveLength(1);
    expect(found.logged[0]?.[1]).toMatchObject({ reason: "no-cursor" });
  });

  it.each<readonly [string, unknown]>([
    ["null", null],
    ["a list", []],
    ["a number", 5],
  ])("is reached if `paging` is %s", async (_name, paging) => {
    const found = await readList(() => ({ body: { data: [page("1")], paging } }));
    expect(ids(found.pages)).toEqual(["1"]);
    expect(found.logged).toEqual([]);
  });
});

describe("a list of which Meta sends less at once", () => {
  const limits = ({ listRequests }: Awaited<ReturnType<typeof readList>>) =>
    listRequests.map(({ query }) => query.get("limit"));

  it.each([50, 25, 7, 3, 1])("is read in parts of %i", async (most) => {
    const found = await readList(atMost(most, 60));
    expect(found.pages).toHaveLength(60);
    expect(found.result.ok).toBe(true);
  });

  it("is asked for half each time", async () => {
    const found = await readList(atMost(10, 6));
    expect(limits(found)).toEqual(["100", "50", "25", "12", "6"]);
  });

  it("is read in large pages again after the items that were too much", async () => {
    const heavy: Responder = ({ query, ...rest }, response) => {
      const from = Number(query.get("after") ?? 0);
      const limit = Number(query.get("limit"));
      const most = from <= 3 && from + limit > 3 ? 1 : 100;
      return atMost(most, 500)({ query, ...rest }, response);
    };
    const found = await readList(heavy);
    expect(found.pages).toHaveLength(500);
    expect(found.listRequests.length).toBeLessThan(30);
    expect(limits(found).at(-1)).toBe("100");
  });

  it("ends the login with a problem of its own if a single item is too much", async () => {
    const { result, listRequests } = await readList(() => tooMuch);
    expect(result).toMatchObject({
      problem: { code: "too_much_data", responsible: "facebook", remedy: "wait" },
    });
    expect(listRequests.map(({ query }) => query.get("limit"))).toEqual([
      "100",
      "50",
      "25",
      "12",
      "6",
      "3",
      "1",
    ]);
  });
});
