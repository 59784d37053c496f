/** A person's business portfolios and the portfolios' Pages, which `/me/accounts` may omit. */
import { z } from "zod";
import { type Endpoint, node, pagedList, pagingParams } from "./endpoint.ts";
import { fieldsParam } from "./fields.ts";
import { business, page } from "./nodes.ts";

const read = {
  methods: ["GET"],
  tokens: ["user"],
  errors: ["businessPermissionMissing"],
} as const;

/** The list includes Pages that the person did not select and therefore cannot use. */
const readPages = {
  ...read,
  params: z.strictObject({ fields: fieldsParam(page), ...pagingParams }),
  response: pagedList(page),
};

export const businessEndpoints = {
  businesses: {
    ...read,
    source: { section: "§1.6", page: "User businesses" },
    path: "{user}/businesses",
    params: z.strictObject({ fields: fieldsParam(business), ...pagingParams }),
    response: pagedList(business),
  },
  business: {
    ...read,
    source: { page: "Business" },
    path: "{business}",
    params: z.strictObject({ fields: fieldsParam(business) }),
    response: node(business),
  },
  ownedPages: {
    ...readPages,
    source: { section: "§1.6", page: "Business owned_pages" },
    path: "{business}/owned_pages",
  },
  clientPages: {
    ...readPages,
    source: { section: "§1.6", page: "Business client_pages" },
    path: "{business}/client_pages",
  },
} as const satisfies Record<string, Endpoint>;
