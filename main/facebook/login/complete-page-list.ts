import type { ListedPage } from "../../channels/ports/facebook.ts";
import type { Graph } from "../graph/client.ts";
import { readBusinessPages } from "../pages/businesses.ts";
import { type PageList, type PagesRequest, readPagesById } from "../pages/list-pages.ts";
import { addWithheldPermissions, readGranularScopes, selectedPageIds } from "./granular-scopes.ts";

export interface LoginDetails {
  /** Names of the permissions that this login has. */
  readonly granted: readonly string[];
  /** Pages that this person connected here before. */
  readonly known: readonly string[];
  /** By Facebook Login for Business, which is known to leave Pages out. */
  readonly forBusiness: boolean;
}

/** The list as it is where nothing speaks against it, at no call; else with what was left out. */
export async function completePageList(
  graph: Graph,
  request: PagesRequest,
  list: PageList,
  login: LoginDetails,
): Promise<readonly ListedPage[]> {
  const pages = new Map(list.pages.map((page) => [page.id, page]));
  const missing = (ids: readonly string[]) => ids.filter((id) => !pages.has(id));
  if (!mayBeIncomplete(login, pages.size, missing(login.known))) return list.pages;

  const read = pageReader(graph, request, list.instagramFields, pages);
  const answer = await readGranularScopes(graph, request.userToken);
  const scopes = answer.ok ? answer.value : undefined;
  await read(missing((scopes && selectedPageIds(scopes)) ?? login.known));

  const allTicked = list.pages.length === 0 && scopes?.get("pages_show_list") === "all";
  if ((pages.size === 0 || allTicked) && login.granted.includes("business_management")) {
    await read(missing(await readBusinessPages(graph, request.userToken)));
  }
  const all = [...pages.values()];
  return scopes ? addWithheldPermissions(all, request.type, scopes) : all;
}

/** Without `business_management` Facebook says nothing of the Pages of a portfolio. */
const mayBeIncomplete = (
  { granted, forBusiness }: LoginDetails,
  listed: number,
  missing: readonly string[],
): boolean =>
  listed === 0 || missing.length > 0 || forBusiness || !granted.includes("business_management");

/** Reads Pages into `pages`; what Facebook did not get done, once more. */
function pageReader(
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
    await read(await read(ids));
  };
}
