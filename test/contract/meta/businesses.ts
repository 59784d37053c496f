/** A person's business portfolios and their Pages: the last resort where a Page is missing from the list. */
import type { Endpoint } from "./endpoint.ts";
import { business, page } from "./nodes.ts";

const read = { methods: ["GET"], tokens: ["user"], params: {} } as const;

/** All of them, also those that were not ticked: whether they may be used, only their token tells. */
const pages = {
  ...read,
  answer: { kind: "list", node: page, paged: true },
  errors: ["businessPermissionMissing"],
} as const;

export const businessEndpoints = {
  businesses: {
    ...read,
    source: { section: "§1.6", page: "User businesses" },
    path: "{user}/businesses",
    answer: { kind: "list", node: business, paged: true },
    errors: ["businessPermissionMissing"],
  },
  business: {
    ...read,
    source: { page: "Business" },
    path: "{business}",
    answer: { kind: "node", node: business },
    errors: ["businessPermissionMissing"],
  },
  ownedPages: {
    ...pages,
    source: { section: "§1.6", page: "Business owned_pages" },
    path: "{business}/owned_pages",
  },
  clientPages: {
    ...pages,
    source: { section: "§1.6", page: "Business client_pages" },
    path: "{business}/client_pages",
  },
} as const satisfies Record<string, Endpoint>;
