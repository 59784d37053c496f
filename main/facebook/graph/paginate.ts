import { z } from "zod";
import type { Result } from "../../channels/model.ts";
import { isTooMuch, succeeded } from "../errors/problems.ts";
import type { Graph } from "./client.ts";
import { createPageSize } from "./page-size.ts";
import {
  createPager,
  createPagingBudget,
  type NextStep,
  type PagingBudget,
  paging,
} from "./pager.ts";
import { listOf } from "./schemas.ts";

/** A list in the Graph API, such as `me/accounts`. */
export interface Edge<T> {
  readonly path: string;
  readonly fields: string;
  readonly token: string;
  readonly item: z.ZodType<T>;
  /** Called after each Graph call with the items that the call returned. */
  readonly onItems?: (items: readonly T[]) => void;
}

export interface List<T> {
  /** The items in the order of Meta, which may list an item twice. */
  readonly items: readonly T[];
  /** False if items may be missing, because some are malformed or the list has no end. */
  readonly complete: boolean;
}

/**
 * Reads a whole list in ⌈N/100⌉ calls for N items (docs/research/meta.md §1.6), or more if Meta
 * asks for less data per call. Fails if any of these calls fails, because a list that lacks its end
 * would look as if the user had not selected the rest. Ends a list without an end at the budget.
 */
export async function readAllItems<T extends { readonly id: string }>(
  graph: Graph,
  edge: Edge<T>,
  budget: PagingBudget = createPagingBudget(),
): Promise<Result<List<T>>> {
  const schema = z.object({ data: listOf(edge.item), paging });
  const toNextStep = createPager(budget);
  const size = createPageSize();
  const readPage = (after: string) => {
    budget.calls -= 1;
    const cursor = after !== "" && { after };
    const fields = { limit: String(size.current), fields: edge.fields, ...cursor };
    return graph.call({ method: "GET", path: edge.path, fields, token: edge.token, schema });
  };
  const items: T[] = [];
  let skipped = 0;
  let step: NextStep = { kind: "read", after: "" };
  while (step.kind === "read") {
    const page = await readPage(step.after);
    if (isTooMuch(page) && budget.calls > 0 && size.shrink()) continue;
    if (!page.ok) return page;
    const { data } = page.value;
    const kept = data.items.slice(0, Math.max(budget.items, 0));
    budget.items -= data.items.length;
    size.grow(data.items.length);
    items.push(...kept);
    skipped += data.skipped;
    edge.onItems?.(kept);
    step = toNextStep({ ids: kept.map(({ id }) => id), next: page.value.paging });
  }
  report(graph, edge, { items: items.length, skipped, step });
  return succeeded({ items, complete: step.kind === "complete" && skipped === 0 });
}

/** Logs what is missing in a list, by the list's name only, because a path contains ids. */
function report(
  { log }: Graph,
  { path }: Pick<Edge<unknown>, "path">,
  { items, skipped, step }: { items: number; skipped: number; step: NextStep },
): void {
  const list = path.split("/").at(-1) ?? "";
  if (skipped > 0) log("facebook.items-skipped", { list, skipped });
  if (step.kind === "cut") log("facebook.list-cut", { list, items, reason: step.reason });
}
