import { z } from "zod";
import { type Endpoint, list, node, noParams, pagedList, pagingParams, value } from "./endpoint.ts";
import { fieldsParam } from "./fields.ts";
import { listedPage, permission, user } from "./nodes.ts";

/** Graph returns one of these two forms, depending on its version. */
const success = z.union([z.literal(true), z.strictObject({ success: z.literal(true) })]);

const revocation = {
  source: { section: "§2.3", page: "Requesting & Revoking Permissions" },
  methods: ["DELETE"],
  tokens: ["user"],
  params: noParams,
  response: value(success),
  errors: [],
} as const;

export const userEndpoints = {
  user: {
    source: { section: "§1.5", page: "User" },
    methods: ["GET"],
    path: "{user}",
    tokens: ["user"],
    params: z.strictObject({ fields: fieldsParam(user) }),
    response: node(user),
    errors: [],
  },
  permissions: {
    source: { section: "§1.5", page: "User permissions" },
    methods: ["GET"],
    path: "{user}/permissions",
    tokens: ["user"],
    params: z.strictObject({ fields: fieldsParam(permission) }),
    response: list(permission),
    errors: [],
  },
  accounts: {
    source: { section: "§1.6", page: "User accounts" },
    methods: ["GET"],
    path: "{user}/accounts",
    tokens: ["user"],
    params: z.strictObject({ fields: fieldsParam(listedPage), ...pagingParams }),
    response: pagedList(listedPage),
    errors: [],
  },
  revokeAll: { ...revocation, path: "{user}/permissions" },
  revokeOne: { ...revocation, path: "{user}/permissions/{permission}" },
} as const satisfies Record<string, Endpoint>;
