/** The endpoints of a business portfolio and its Pages (docs/research/meta.md §1.6). */
import { businessPermissionNeeded } from "../../errors.ts";
import type { Page } from "../../seed.ts";
import { findPage, isGranted, type State } from "../../state.ts";
import { requestedFields, selectFields } from "../fields.ts";
import { pageType } from "../page-fields.ts";
import { paginate } from "../paging.ts";
import type { BusinessNode, GraphCall, Handler, UserCaller } from "../types.ts";

/** `GET /{business-id}`. */
export const readBusiness: Handler<BusinessNode> = (_state, call, { business, caller }) => {
  requireBusinessPermission(caller);
  return businessBody(business, call);
};

/** `GET /{business-id}/owned_pages`. */
export const readOwnedPages: Handler<BusinessNode> = (state, call, { business, caller }) =>
  listPages(state, call, caller, `${business.id}/owned_pages`, business.ownedPages);

/** `GET /{business-id}/client_pages`. */
export const readClientPages: Handler<BusinessNode> = (state, call, { business, caller }) =>
  listPages(state, call, caller, `${business.id}/client_pages`, business.clientPages);

export function requireBusinessPermission({ grant }: UserCaller): void {
  if (!isGranted(grant, "business_management")) throw businessPermissionNeeded();
}

export const businessBody = ({ id, name }: BusinessNode["business"], call: GraphCall) =>
  selectFields(
    { name: "Business", defaults: ["id", "name"], fields: { id: () => id, name: () => name } },
    requestedFields(call.params),
  );

/**
 * Lists a business's Pages. Includes Pages that the person may not use, but without `access_token`.
 */
function listPages(
  state: State,
  call: GraphCall,
  caller: UserCaller,
  edge: string,
  pages: readonly Page[],
) {
  requireBusinessPermission(caller);
  const existing = pages.filter(({ id }) => findPage(state, id));
  const { items, paging } = paginate(state, call, edge, existing);
  const fields = requestedFields(call.params);
  return { data: items.map((page) => selectFields(pageType(state, page, caller), fields)), paging };
}
