import { z } from "zod";
import { accessToken, id, text } from "./endpoint.ts";
import { defineNode } from "./fields.ts";

const httpUrl = z.url({ protocol: /^https?$/ });

/** The response to `GET /me?fields=id,name` (§1.5). */
export const user = defineNode({ id, name: text }, ["name", "id"]);

/**
 * A permission and its status (§1.5). The three statuses are from `enum_types.json` in
 * facebook-business-sdk-codegen.
 */
export const permission = defineNode(
  { permission: text, status: z.enum(["granted", "declined", "expired"]) },
  ["permission", "status"],
);

/** The fields in `instagram_business_account{…}` (§1.6). */
const instagramUser = defineNode(
  {
    id,
    username: text,
    name: text.optional(),
    profile_picture_url: httpUrl.optional(),
  },
  ["id"],
);

/** Meta documents these fields in its "Page Picture" reference. */
const picture = defineNode(
  { height: z.int(), is_silhouette: z.boolean(), url: httpUrl, width: z.int() },
  ["height", "is_silhouette", "url", "width"],
);

const pageFields = {
  id,
  name: text,
  category: text,
  /** `user_accounts_p1.json` in sns-sdks/python-facebook contains an example of this field. */
  category_list: z.array(z.strictObject({ id: z.string().regex(/^\d+$/), name: text })).min(1),
  /** Omitted if the person did not select the Page. */
  access_token: accessToken.optional(),
  picture: z.strictObject({ data: picture }).optional(),
  username: text.optional(),
  /** Meta documents this field in its "Page" reference. */
  link: httpUrl,
  instagram_business_account: instagramUser.optional(),
  /** The linked account, which may be a personal one (Meta's "Page" reference). */
  connected_instagram_account: instagramUser.optional(),
};

/** The response to `GET /{page-id}?fields=id,name,access_token` (§1.6). */
export const page = defineNode(pageFields, ["name", "id"]);

const classicTasks = [
  "ANALYZE",
  "ADVERTISE",
  "MESSAGING",
  "MODERATE",
  "CREATE_CONTENT",
  "MANAGE",
] as const;

/** The names of tasks, classic or from the new Pages experience (§1.6). */
const tasks = z
  .array(z.union([z.enum(classicTasks), z.string().regex(/^PROFILE_PLUS_[A-Z_]+$/)]))
  .min(1);

/** A Page in `/me/accounts`, which includes the person's tasks (§1.6). */
export const listedPage = defineNode({ ...pageFields, tasks }, [
  "access_token",
  "category",
  "category_list",
  "name",
  "id",
  "tasks",
]);

/** A business portfolio (Meta's "Business" reference). */
export const business = defineNode({ id, name: text }, ["id", "name"]);

/** See "Conversations API" (§4) and `UnifiedThread.json` in facebook-business-sdk-codegen. */
export const conversation = defineNode(
  {
    id: text,
    updated_time: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/),
    participants: z.strictObject({ data: z.array(z.strictObject({ id, name: text })).min(2) }),
    snippet: z.string(),
    unread_count: z.int().min(0),
    message_count: z.int().min(0),
    can_reply: z.boolean(),
    link: z.string().startsWith("/").optional(),
    is_owner: z.boolean(),
  },
  ["id", "link", "updated_time"],
);

/** The webhook fields of a Page (§2.2). */
export const webhookFields = [
  "messages",
  "message_echoes",
  "message_reads",
  "message_deliveries",
  "message_edits",
  "message_reactions",
  "messaging_postbacks",
  "messaging_optins",
  "messaging_referrals",
  "messaging_handovers",
  "standby",
  "messaging_policy_enforcement",
  "feed",
] as const;

/** The response to `GET /{page-id}/subscribed_apps` (§2.2 and Meta's "Application" reference). */
export const subscribedApp = defineNode(
  {
    category: text.optional(),
    link: httpUrl.optional(),
    name: text,
    id,
    subscribed_fields: z.array(z.enum(webhookFields)),
  },
  ["category", "link", "name", "id", "subscribed_fields"],
);
