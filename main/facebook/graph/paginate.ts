import { z } from "zod";
import type { Result } from "../../channels/model.ts";
import { failed, succeeded } from "../errors/problems.ts";
import type { Graph } from "./client.ts";

/** Facebook's own default is 25, from where other programs lose Pages. */
const pageSize = 100;

const cursor = z.string().min(1).optional().catch(undefined);
const paging = z
  .object({ cursors: z.object({ after: cursor }).optional(), next: cursor })
  .optional();

/** One list of the Graph's: `me/accounts`. */
export interface Edge<T> {
  readonly path: string;
  readonly fields: string;
  readonly token: string;
  readonly item: z.ZodType<T>;
  /** Called after each answer with what it brought. */
  readonly onItems?: (items: readonly T[]) => void;
}

/** All of a list, by cursor: ⌈N/100⌉ calls for N items (`research/meta.md` §1.6). Fails rather than answer a part of it. */
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
    // `next` only says that there is more: it is a full URL with the token in it, and could lead anywhere.
    if (page.value.paging?.next === undefined) return succeeded(items);
    after = page.value.paging.cursors?.after;
  } while (after !== undefined && !seen.has(after) && seen.add(after));
  return failed("facebook_unexpected");
}
