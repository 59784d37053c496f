/** Decides how a list is read on, and when it ends (docs/research/meta.md §1.6). */
import { z } from "zod";

/** Meta's cursors have up to 250 characters. */
const cursor = z.string().min(1).max(2_000).optional().catch(undefined);

/**
 * The cursor of the next page, or undefined if this page is the last. Never request the URL in
 * `next`, because it contains the token and could point to any host.
 */
export const paging = z
  .object({
    cursors: z.object({ after: cursor }).optional().catch(undefined),
    next: z.string().min(1).optional().catch(undefined),
  })
  .transform(({ cursors, next }) =>
    next === undefined ? undefined : { after: cursors?.after ?? cursorIn(next) },
  )
  .optional()
  .catch(undefined);

const cursorIn = (url: string): string | undefined =>
  cursor.parse(
    URL.canParse(url) ? (new URL(url).searchParams.get("after") ?? undefined) : undefined,
  );

/** What an operation may still read, so that a list without an end cannot fill the memory. */
export interface PagingBudget {
  calls: number;
  items: number;
}

export const createPagingBudget = (): PagingBudget => ({ calls: 500, items: 10_000 });

/** The reason why a list ended before Meta said that it was complete. */
export type CutReason = "calls" | "items" | "empty-pages" | "repeated-cursor" | "no-cursor";

/**
 * Meta may send empty pages in the middle of a list, for example if it leaves out items after
 * counting them.
 */
const maxEmptyPages = 5;

export interface PageOfList {
  readonly ids: readonly string[];
  readonly next: z.output<typeof paging>;
}

export type NextStep =
  | { readonly kind: "read"; readonly after: string }
  | { readonly kind: "complete" }
  | { readonly kind: "cut"; readonly reason: CutReason };

const complete: NextStep = { kind: "complete" };
const cut = (reason: CutReason): NextStep => ({ kind: "cut", reason });

/** Returns a function that says after each page how to go on. */
export function createPager(budget: PagingBudget): (page: PageOfList) => NextStep {
  const ids = new Set<string>();
  const cursors = new Set<string>();
  let emptyPages = 0;

  /** Returns whether the page has an item that no page before it had. */
  function addIds(found: readonly string[]): boolean {
    const known = ids.size;
    for (const id of found) ids.add(id);
    return ids.size > known;
  }

  return ({ ids: found, next }) => {
    emptyPages = addIds(found) ? 0 : emptyPages + 1;
    // Also cut a list that Meta sends all at once, regardless of the number requested.
    if (budget.items < 0) return cut("items");
    if (next === undefined) return complete;
    const { after } = next;
    if (after === undefined) return cut("no-cursor");
    if (cursors.has(after)) return atRepeatedCursor(emptyPages, ids.size);
    cursors.add(after);
    const limit = reachedLimit(emptyPages, budget);
    return limit === undefined ? { kind: "read", after } : cut(limit);
  };
}

/** Some lists end with an empty page that repeats the last cursor. */
const atRepeatedCursor = (emptyPages: number, items: number): NextStep =>
  emptyPages > 0 && items > 0 ? complete : cut("repeated-cursor");

function reachedLimit(emptyPages: number, { calls, items }: PagingBudget): CutReason | undefined {
  if (emptyPages >= maxEmptyPages) return "empty-pages";
  if (items <= 0) return "items";
  return calls <= 0 ? "calls" : undefined;
}
