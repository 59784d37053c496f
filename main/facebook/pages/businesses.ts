/** Pages by way of the business portfolios that a person works in (`research/meta.md` §1.6). */
import { z } from "zod";
import type { Graph } from "../graph/client.ts";
import { readAllItems } from "../graph/paginate.ts";
import { graphId } from "../graph/schemas.ts";

const node = z.object({ id: graphId });

/** Its own Pages, and those that it runs for others. */
const pageEdges = ["owned_pages", "client_pages"];

/**
 * Ids of all Pages of all the person's businesses; whether they may use them, only the Page itself tells. 1 + 2N calls
 * for N businesses, each more for every further hundred. What cannot be read is left out.
 */
export async function readBusinessPages(graph: Graph, token: string): Promise<readonly string[]> {
  const ids = async (path: string): Promise<readonly string[]> => {
    const list = await readAllItems(graph, { path, fields: "id", token, item: node });
    return list.ok ? list.value.map(({ id }) => id) : [];
  };
  const pages = new Set<string>();
  for (const business of await ids("me/businesses")) {
    for (const edge of pageEdges) {
      for (const id of await ids(`${encodeURIComponent(business)}/${edge}`)) pages.add(id);
    }
  }
  return [...pages];
}
