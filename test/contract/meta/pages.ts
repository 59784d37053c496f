import { z } from "zod";
import { type Endpoint, id, node, noParams, pagedList, pagingParams, value } from "./endpoint.ts";
import { fieldsParam } from "./fields.ts";
import { conversation, page, subscribedApp, webhookFields } from "./nodes.ts";

const success = z.strictObject({ success: z.literal(true) });

const subscription = {
  source: { section: "§2.2", page: "Page subscribed_apps" },
  path: "{page}/subscribed_apps",
  tokens: ["page"],
} as const;

const subscriptionErrors = ["permissionMissing", "pageTokenNeeded", "pagesLimit"] as const;

const webhookFieldList = z
  .string()
  .refine(
    (names) =>
      names.split(",").every((name) => (webhookFields as readonly string[]).includes(name)),
    "contains an unknown webhook field",
  );

/** At most 50 ids. */
const idList = z.string().regex(/^\d{5,20}(,\d{5,20}){0,49}$/);

export const pageEndpoints = {
  page: {
    source: { section: "§1.6", page: "Page" },
    methods: ["GET"],
    path: "{page}",
    tokens: ["user", "page"],
    params: z.strictObject({ fields: fieldsParam(page) }),
    response: node(page),
    errors: [],
  },
  /** Reads several Pages at once. If one of them cannot be read, the whole call fails. */
  pages: {
    source: { section: "§1.6", page: "Graph API – Multiple-ID Read Requests" },
    methods: ["GET"],
    path: "",
    tokens: ["user"],
    params: z.strictObject({ ids: idList, fields: fieldsParam(page) }),
    response: (fields) => z.record(id, node(page)(fields)),
    errors: [],
  },
  conversations: {
    source: { section: "§4", page: "Conversations API" },
    methods: ["GET"],
    path: "{page}/conversations",
    tokens: ["page"],
    params: z.strictObject({
      fields: fieldsParam(conversation),
      ...pagingParams,
      platform: z.enum(["messenger", "instagram"]).optional(),
      user_id: z.string().min(1).optional(),
      folder: z.string().min(1).optional(),
    }),
    response: pagedList(conversation),
    errors: [
      "permissionMissing",
      "pageTokenNeeded",
      "instagramNotLinked",
      "pageRestricted",
      "businessBlocked",
      "instagramNotProfessional",
      "messageAccessOff",
      "messengerLimit",
      "instagramLimit",
    ],
  },
  readSubscription: {
    ...subscription,
    methods: ["GET"],
    params: z.strictObject({ fields: fieldsParam(subscribedApp), ...pagingParams }),
    response: pagedList(subscribedApp),
    errors: subscriptionErrors,
  },
  /** Replaces all fields that the Page is subscribed to. */
  subscribe: {
    ...subscription,
    methods: ["POST"],
    params: z.strictObject({ subscribed_fields: webhookFieldList }),
    response: value(success),
    errors: [...subscriptionErrors, "fieldsRequired"],
  },
  unsubscribe: {
    ...subscription,
    methods: ["DELETE"],
    params: noParams,
    response: value(success),
    errors: subscriptionErrors,
  },
} as const satisfies Record<string, Endpoint>;
