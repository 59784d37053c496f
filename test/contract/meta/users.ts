/** What a user token reads of its person, and how the person's permissions end. */
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { listedPage, permission, user } from "./nodes.ts";

/** Both are answered, depending on the version. */
const done = z.union([z.literal(true), z.strictObject({ success: z.literal(true) })]);

const revocation = { section: "§2.3", page: "Requesting & Revoking Permissions" } as const;

export const userEndpoints = {
  user: {
    source: { section: "§1.5", page: "User" },
    methods: ["GET"],
    path: "{user}",
    tokens: ["user"],
    params: {},
    answer: { kind: "node", node: user },
    errors: [],
  },
  permissions: {
    source: { section: "§1.5", page: "User permissions" },
    methods: ["GET"],
    path: "{user}/permissions",
    tokens: ["user"],
    params: {},
    answer: { kind: "list", node: permission, paged: false },
    errors: [],
  },
  accounts: {
    source: { section: "§1.6", page: "User accounts" },
    methods: ["GET"],
    path: "{user}/accounts",
    tokens: ["user"],
    params: {},
    answer: { kind: "list", node: listedPage, paged: true },
    errors: [],
  },
  revokeAll: {
    source: revocation,
    methods: ["DELETE"],
    path: "{user}/permissions",
    tokens: ["user"],
    params: {},
    answer: { kind: "value", value: done },
    errors: [],
  },
  revokeOne: {
    source: revocation,
    methods: ["DELETE"],
    path: "{user}/permissions/{permission}",
    tokens: ["user"],
    params: {},
    answer: { kind: "value", value: done },
    errors: [],
  },
} as const satisfies Record<string, Endpoint>;
