/** What is read of a Page, its conversations, and its webhook subscription. */
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { conversation, page, subscribedApp, webhookFields } from "./nodes.ts";

const success = z.strictObject({ success: z.literal(true) });

const subscription = {
  source: { section: "§2.2", page: "Page subscribed_apps" },
  path: "{page}/subscribed_apps",
  tokens: ["page"],
} as const;

const refusals = ["permissionMissing", "pageTokenNeeded", "pagesLimit"] as const;

const fieldList = z
  .string()
  .refine(
    (list) => list.split(",").every((name) => (webhookFields as readonly string[]).includes(name)),
    "names a field that is none",
  );

export const pageEndpoints = {
  page: {
    source: { section: "§1.6", page: "Page" },
    methods: ["GET"],
    path: "{page}",
    tokens: ["user", "page"],
    params: {},
    answer: { kind: "node", node: page },
    errors: [],
  },
  conversations: {
    source: { section: "§4", page: "Conversations API" },
    methods: ["GET"],
    path: "{page}/conversations",
    tokens: ["page"],
    params: {
      platform: z.enum(["messenger", "instagram"]).optional(),
      user_id: z.string().min(1).optional(),
      folder: z.string().min(1).optional(),
    },
    answer: { kind: "list", node: conversation, paged: true },
    errors: [
      "permissionMissing",
      "pageTokenNeeded",
      "instagramNotLinked",
      "instagramNotProfessional",
      "messageAccessOff",
      "messengerLimit",
      "instagramLimit",
    ],
  },
  readSubscription: {
    ...subscription,
    methods: ["GET"],
    params: {},
    answer: { kind: "list", node: subscribedApp, paged: true },
    errors: refusals,
  },
  /** Replaces the Page's list of fields as a whole. */
  subscribe: {
    ...subscription,
    methods: ["POST"],
    params: { subscribed_fields: fieldList },
    answer: { kind: "value", value: success },
    errors: [...refusals, "fieldsRequired"],
  },
  unsubscribe: {
    ...subscription,
    methods: ["DELETE"],
    params: {},
    answer: { kind: "value", value: success },
    errors: refusals,
  },
} as const satisfies Record<string, Endpoint>;
