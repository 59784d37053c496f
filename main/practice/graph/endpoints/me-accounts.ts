import { noSuchObject } from "../../errors.ts";
import { isGranted, pagesOf, type State } from "../../state.ts";
import { requestedFields, selectFields } from "../fields.ts";
import { listedPageType } from "../page-fields.ts";
import { paginate } from "../paging.ts";
import type { Handler, UserCaller, UserNode } from "../types.ts";

/** `GET /me/accounts`, the list of a person's Pages (docs/research/meta.md §1.6). */
export const readAccounts: Handler<UserNode> = (state, call, { person, caller }) => {
  if (caller.kind !== "user") throw noSuchObject("GET", person.id);
  const { items, paging } = paginate(
    state,
    call,
    `${person.id}/accounts`,
    listedPages(state, caller),
  );
  const fields = requestedFields(call.params);
  return {
    data: items.map((page) => selectFields(listedPageType(state, page, caller), fields)),
    paging,
  };
};

/**
 * Omits the Pages of business portfolios if `business_management` is missing. Like Meta, reports no
 * error in that case.
 */
function listedPages(state: State, { person, grant }: UserCaller) {
  const { pageList } = state.failureModes;
  if (pageList === "empty" || !isGranted(grant, "pages_show_list")) return [];
  return pagesOf(state, person.id).filter(
    (page) =>
      !page.portfolio || (pageList === "full" && isGranted(grant, "business_management", page.id)),
  );
}
