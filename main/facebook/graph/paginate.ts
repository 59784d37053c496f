import { z } from "zod";
import type { Result } from "../../channels/model.ts";
import { failed, succeeded } from "../errors/problems.ts";
import type { Graph } from "./client.ts";

/** The number of items to request per call. Meta's default is 25. */
const pageSize = 100;

const cursor = z.string().min(1).optional().catch(undefined);
const paging = z
  .object({ cursors: z.object({ after: cursor }).optional(), next: cursor })
  .optional();

/** A list in the Graph API, such as `me/accounts`. */
export interface Edge<T> {
  readonly path: string;
  readonly fields: string;
  readonly token: string;
  readonly item: z.ZodType<T>;
  /** Called after each Graph call with the items that the call returned. */
  readonly onItems?: (items: readonly T[]) => void;
}

/**
 * Reads a whole list in ⌈N/100⌉ calls for N items (docs/research/meta.md §1.6). Fails if any of
 * these calls fails, and never returns only part of the list.
 */
export async function readAllItems<T>(graph: Graph, edge: Edge<T>): Promise<Result<readonly T[]>> {
  const schema = z.object({ data: z.array(edge.item), paging });
  const items: T[] = [];
  const seen = new Set<string>();
  let after: string | undefined;
  do {
    const page = await graph.call({
      method: "GET",
      path: edge.path,
      fields: { limit: String(pageSize), fields: edge.fields, ...(after && { after }) },
      token: edge.token,
      schema,
    });
    if (!page.ok) return page;
    items.push(...page.value.data);
    edge.onItems?.(page.value.data);
    // Don't request the URL in `next`, because it contains the token and could point to any host.
    if (page.value.paging?.next === undefined) return succeeded(items);
    after = page.value.paging.cursors?.after;
  } while (after !== undefined && !seen.has(after) && seen.add(after));
  return failed("facebook_unexpected");
}
