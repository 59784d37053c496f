import { describe, expect, it } from "vitest";
import { graphError, type Responder } from "../support/graph.ts";
import { granted } from "../support/login.ts";
import {
  type Answers,
  empty,
  ids,
  login,
  node,
  nodes,
  numbers,
  scopes,
} from "../support/page-list.ts";

describe("the Pages of businesses", () => {
  const all = scopes({ pages_show_list: undefined, pages_messaging: undefined });
  const edges: Readonly<Record<string, readonly string[]>> = {
    "/v26.0/me/businesses": ["50", "51"],
    "/v26.0/50/owned_pages": numbers(120),
    "/v26.0/50/client_pages": ["120", "121"],
    "/v26.0/51/owned_pages": [],
    "/v26.0/51/client_pages": ["122"],
  };
  const businesses: Responder = ({ path, query }) => {
    const list = edges[path] ?? [];
    const from = Number(query.get("after") ?? 0);
    const to = Math.min(from + 100, list.length);
    const next = to < list.length && { next: "http://127.0.0.1:9/" };
    return {
      body: {
        data: list.slice(from, to).map((id) => ({ id })),
        paging: { cursors: { after: String(to) }, ...next },
      },
    };
  };
  const emptyList: Answers = { accounts: empty, debug: all, businesses, batch: nodes() };

  it("fills an empty list with the Pages of businesses if every Page was selected", async () => {
    const { pages, requests, seen } = await login(emptyList);
    expect(ids(pages)).toEqual(numbers(122));
    const paths = requests.slice(6).map(({ path, query }) => `${path} ${query.get("after") ?? ""}`);
    expect(paths).toEqual([
      "/v26.0/me/businesses ",
      "/v26.0/50/owned_pages ",
      "/v26.0/50/owned_pages 100",
      "/v26.0/50/client_pages ",
      "/v26.0/51/owned_pages ",
      "/v26.0/51/client_pages ",
      "/v26.0/ ",
      "/v26.0/ ",
      "/v26.0/ ",
    ]);
    expect(seen).toEqual([0, 50, 100, 122]);
  });

  it("fills an empty list with the Pages of businesses if Meta does not say what was selected", async () => {
    const refusing = () => ({ status: 400, body: graphError(190) });
    expect((await login({ ...emptyList, debug: refusing })).pages).toHaveLength(122);
  });

  it("returns a business's Page without a token if the user may not use it", async () => {
    const { pages } = await login({
      ...emptyList,
      batch: nodes((id) => (id === "2" ? { id, name: "Theirs" } : node(id))),
    });
    expect(pages[1]).toEqual({ id: "2", name: "Theirs" });
  });

  it.each<readonly [string, Answers]>([
    ["without business_management", { permissions: () => granted("pages_show_list") }],
    [
      "if the list has Pages",
      { accounts: () => ({ body: { data: [node("1")] } }), permissions: () => granted() },
    ],
    ["if selected Pages were found", { debug: scopes({ pages_show_list: ["1"] }) }],
  ])("does not ask for businesses %s", async (_name, answers) => {
    const { furtherSteps } = await login({ ...emptyList, ...answers });
    expect(furtherSteps).toContain("debug");
    expect(furtherSteps).not.toContain("businesses");
  });

  it.each(["..", "50/../me", "50?x="])("makes no call with the malformed id %j", async (id) => {
    const { furtherSteps } = await login({
      ...emptyList,
      debug: scopes({ pages_show_list: [id] }),
      businesses: () => ({ body: { data: [{ id }] } }),
    });
    expect(furtherSteps).toEqual(["debug", "businesses"]);
  });

  it.each([
    ["the businesses", "/v26.0/me/businesses", []],
    ["one of their lists", "/v26.0/50/owned_pages", ["120", "121", "122"]],
  ])("leaves out only the affected Pages if Meta refuses %s", async (_name, refused, found) => {
    const { result, pages } = await login({
      ...emptyList,
      businesses: (received, response) =>
        received.path === refused
          ? { status: 403, body: graphError(200) }
          : businesses(received, response),
    });
    expect(result.ok).toBe(true);
    expect(ids(pages)).toEqual(found);
  });
});
