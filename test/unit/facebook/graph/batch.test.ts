/** Batches of which Meta wants less at once. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createTestFacebook, graphError, type Reply, startGraph } from "../support/graph.ts";
import { numbers } from "../support/page-list.ts";
import {
  codes,
  graphWith,
  type Item,
  item,
  operationsOf,
  signal,
} from "../support/subscriptions.ts";

const text = "Please reduce the amount of data you're asking for, then retry your request";
const tooMuch: Reply = { status: 500, body: graphError(1, undefined, text) };
const tooMuchItem: Item = item(graphError(1, undefined, text), 500);

const requests = (count: number) =>
  numbers(count).map((pageId) => ({
    accountId: `messenger-${pageId}`,
    type: "messenger" as const,
    pageId,
    token: `EAApage${pageId}`,
  }));

const operations = z.array(z.unknown());
const sizeOf = (form: URLSearchParams) =>
  operations.parse(JSON.parse(form.get("batch") ?? "")).length;

describe("a batch", () => {
  it.each([25, 12, 1])("is split until Meta accepts %i requests at once", async (most) => {
    const graph = await startGraph(({ form }) => {
      const size = sizeOf(form);
      return size > most ? tooMuch : { body: numbers(size).map(() => item({ data: [] })) };
    });
    const results = await createTestFacebook(graph.origin).check(requests(50), signal);
    expect(results.map(({ accountId }) => accountId)).toEqual(
      requests(50).map(({ accountId }) => accountId),
    );
    expect(results.every(({ result }) => result.ok)).toBe(true);
  });

  it("ends in a problem for each account if even a single request is too much", async () => {
    const graph = await startGraph(() => tooMuch);
    const results = await createTestFacebook(graph.origin).check(requests(4), signal);
    expect(results).toHaveLength(4);
    for (const { result } of results) {
      expect(result).toMatchObject({ ok: false, problem: { code: "too_much_data" } });
      expect(result).not.toHaveProperty("problem.health");
    }
    expect(graph.requests.map(({ form }) => sizeOf(form))).toEqual([4, 2, 1, 1, 2, 1, 1]);
  });

  it("is not repeated as during an outage", async () => {
    const graph = await startGraph(() => ({ body: [tooMuchItem] }));
    const results = await createTestFacebook(graph.origin).check(requests(1), signal);
    expect(results).toMatchObject([{ result: { problem: { code: "too_much_data" } } }]);
    expect(graph.requests).toHaveLength(1);
  });
});

describe("a request in a batch", () => {
  const page = (pageId: string) => ({
    pageId,
    token: `EAApage${pageId}`,
    channels: ["messenger"] as const,
  });

  it("is repeated alone with half of its limit until Meta accepts it", async () => {
    const limits: (string | null)[] = [];
    const stored = new Map<string, readonly string[]>();
    const { facebook, calls } = await graphWith(stored, ({ method, pageId, query }) => {
      if (method !== "GET" || pageId !== "2") return undefined;
      limits.push(query.get("limit"));
      return Number(query.get("limit")) > 20 ? tooMuchItem : undefined;
    });
    const results = await facebook.subscribe([page("1"), page("2"), page("3")], signal);
    expect(codes(results)).toEqual({ "1": "ok", "2": "ok", "3": "ok" });
    expect(limits.slice(0, 4)).toEqual(["100", "50", "25", "12"]);
    expect(calls().slice(0, 2)).toEqual([["GET 1", "GET 2", "GET 3"], ["GET 2"]]);
  });

  it("ends in a problem if a single item is too much", async () => {
    const { facebook, graph } = await graphWith(new Map(), ({ method }) =>
      method === "GET" ? tooMuchItem : undefined,
    );
    const results = await facebook.subscribe([page("1")], signal);
    expect(codes(results)).toEqual({ "1": "too_much_data" });
    const limits = graph.requests.flatMap((one) =>
      operationsOf(one).map(({ query }) => query.get("limit")),
    );
    expect(limits).toEqual(["100", "50", "25", "12", "6", "3", "1"]);
  });
});
