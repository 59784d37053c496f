import type { ListedPage } from "../../channels/ports/facebook.ts";
import type { Graph } from "../graph/client.ts";
import { readBusinessPages } from "../pages/businesses.ts";
import { type PageList, type PagesRequest, readPagesById } from "../pages/list-pages.ts";
import { addWithheldPermissions, readGranularScopes, selectedPageIds } from "./granular-scopes.ts";

/** The maximum number of Pages to read by id, fifty in each call. */
const maxPagesById = 10_000;

/** What a login tells about the Pages to expect. */
export interface ExpectedPages {
  /** The permissions that the user granted in this login. */
  readonly granted: readonly string[];
  /** The ids of the Pages that this user connected in Pagekeeper before. */
  readonly known: readonly string[];
  /** Whether Facebook Login for Business was used. If so, Meta's list is often incomplete. */
  readonly forBusiness: boolean;
}

/**
 * Adds selected Pages that are missing from Meta's list
 * (docs/decisions/0010-pages-left-out-of-the-list.md). Makes no call if the list looks complete. If
 * a call fails, returns the Pages that were found so far.
 */
export async function completePageList(
  graph: Graph,
  request: PagesRequest,
  list: PageList,
  login: ExpectedPages,
): Promise<readonly ListedPage[]> {
  const pages = new Map(list.pages.map((page) => [page.id, page]));
  const missing = (ids: readonly string[]) => ids.filter((id) => !pages.has(id));
  if (list.complete && !mayBeIncomplete(login, pages.size, missing(login.known))) return list.pages;

  const addPages = createPageReader(graph, request, list.instagramFields, pages);
  const granular = await readGranularScopes(graph, request.userToken);
  const scopes = granular.ok ? granular.value : undefined;
  await addPages(missing((scopes && selectedPageIds(scopes)) ?? login.known));

  const allSelected = list.pages.length === 0 && scopes?.get("pages_show_list") === "all";
  if ((pages.size === 0 || allSelected) && login.granted.includes("business_management")) {
    await addPages(missing(await readBusinessPages(graph, request.userToken)));
  }
  const all = [...pages.values()];
  return scopes ? addWithheldPermissions(all, request.type, scopes) : all;
}

/**
 * Returns whether Meta's list may be incomplete. This is possible because, without the permission
 * `business_management`, Meta leaves out the Pages of business portfolios.
 */
const mayBeIncomplete = (
  { granted, forBusiness }: ExpectedPages,
  listed: number,
  missing: readonly string[],
): boolean =>
  listed === 0 || missing.length > 0 || forBusiness || !granted.includes("business_management");

/** Returns a function that reads Pages into `pages`. Retries once if some could not be read. */
function createPageReader(
  graph: Graph,
  request: PagesRequest,
  instagramFields: readonly string[],
  pages: Map<string, ListedPage>,
) {
  const onRead = (found: readonly ListedPage[]) => {
    for (const page of found) pages.set(page.id, page);
    request.onPages(pages.size);
  };
  const read = (ids: readonly string[]) =>
    readPagesById(graph, request, { ids, instagramFields, onRead });
  return async (ids: readonly string[]): Promise<void> => {
    const readable = ids.slice(0, maxPagesById);
    if (readable.length < ids.length) graph.log("facebook.list-cut", { list: "pages-by-id" });
    const unfinished = await read(readable);
    await read(unfinished);
  };
}
