import { z } from "zod";
import type { Graph } from "../graph/client.ts";
import { createPagingBudget } from "../graph/pager.ts";
import { readAllItems } from "../graph/paginate.ts";
import { graphId } from "../graph/schemas.ts";

const nodeSchema = z.object({ id: graphId });

/** The edges that list the Pages a business owns and the Pages it manages for others. */
const pageEdges = ["owned_pages", "client_pages"];

/**
 * Reads the ids of all Pages in all business portfolios of a user (docs/research/meta.md §1.6). The
 * user may not have access to all of these Pages. Leaves out lists that cannot be read. Makes
 * 1 + 2N calls for N businesses, and more for lists of over a hundred items. All lists share one
 * budget.
 */
export async function readBusinessPages(graph: Graph, token: string): Promise<readonly string[]> {
  const budget = createPagingBudget();
  const readIds = async (path: string): Promise<readonly string[]> => {
    if (budget.calls <= 0 || budget.items <= 0) return [];
    const edge = { path, fields: "id", token, item: nodeSchema };
    const list = await readAllItems(graph, edge, budget);
    return list.ok ? list.value.items.map(({ id }) => id) : [];
  };
  const pageIds = new Set<string>();
  for (const businessId of await readIds("me/businesses")) {
    for (const edge of pageEdges) {
      const ids = await readIds(`${encodeURIComponent(businessId)}/${edge}`);
      for (const id of ids) pageIds.add(id);
    }
  }
  return [...pageIds];
}
