import { noSuchObject } from "../../errors.ts";
import { requestedFields, selectFields } from "../fields.ts";
import { pageType } from "../page-fields.ts";
import type { Handler, PageNode } from "../types.ts";

/** `GET /{page-id}` (docs/research/meta.md §1.6). */
export const readPage: Handler<PageNode> = (state, call, { page, caller }) => {
  if (caller.kind === "app") throw noSuchObject("GET", page.id);
  return selectFields(pageType(state, page, caller), requestedFields(call.params));
};
