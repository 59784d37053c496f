import { z } from "zod";
import { accessToken, id, text } from "./endpoint.ts";
import { defineNode } from "./fields.ts";

const httpUrl = z.url({ protocol: /^https?$/ });

/** §1.5, `GET /me?fields=id,name`. */
export const user = defineNode({ id, name: text }, ["name", "id"]);

/** §1.5; `enum_types.json` in facebook-business-sdk-codegen lists the three states. */
export const permission = defineNode(
  { permission: text, status: z.enum(["granted", "declined", "expired"]) },
  ["permission", "status"],
);

/** §1.6, `instagram_business_account{…}`. */
const instagramUser = defineNode(
  {
    id,
    username: text,
    name: text.optional(),
    profile_picture_url: httpUrl.optional(),
  },
  ["id"],
);

/** "Page Picture" reference. */
const picture = defineNode(
  { height: z.int(), is_silhouette: z.boolean(), url: httpUrl, width: z.int() },
  ["height", "is_silhouette", "url", "width"],
);

const pageFields = {
  id,
  name: text,
  category: text,
  /** From `user_accounts_p1.json` in sns-sdks/python-facebook. */
  category_list: z.array(z.strictObject({ id: z.string().regex(/^\d+$/), name: text })).min(1),
  /** Missing for a Page that the person did not select. */
  access_token: accessToken.optional(),
  picture: z.strictObject({ data: picture }).optional(),
  username: text.optional(),
  /** "Page" reference. */
  link: httpUrl,
  instagram_business_account: instagramUser.optional(),
  /** "Page" reference: the linked account, which may be a personal one. */
  connected_instagram_account: instagramUser.optional(),
};

/** §1.6, `GET /{page-id}?fields=id,name,access_token`. */
export const page = defineNode(pageFields, ["name", "id"]);

const classicTasks = [
  "ANALYZE",
  "ADVERTISE",
  "MESSAGING",
  "MODERATE",
  "CREATE_CONTENT",
  "MANAGE",
] as const;

/** §1.6: the classic names, and those of the new Pages experience. */
const tasks = z
  .array(z.union([z.enum(classicTasks), z.string().regex(/^PROFILE_PLUS_[A-Z_]+$/)]))
  .min(1);

/** §1.6: a Page in `/me/accounts`, with the person's tasks. */
export const listedPage = defineNode({ ...pageFields, tasks }, [
  "access_token",
  "category",
  "category_list",
  "name",
  "id",
  "tasks",
]);

/** "Business" reference: a business portfolio. */
export const business = defineNode({ id, name: text }, ["id", "name"]);

/** §4, "Conversations API"; `UnifiedThread.json` in facebook-business-sdk-codegen. */
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

/** §2.2. */
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

/** §2.2, `GET /{page-id}/subscribed_apps`; "Application" reference. */
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
