/** Things with fields: what may be asked of them, and what they tell. */
import { z } from "zod";
import { accessToken, always, id, linked, type NodeShape, sometimes, text } from "./endpoint.ts";

const httpUrl = z.url({ protocol: /^https?$/ });

/** §1.5, `GET /me?fields=id,name`. */
export const user: NodeShape = {
  fields: { id: always(id), name: always(text) },
  unasked: ["name", "id"],
};

/** §1.5; facebook-business-sdk-codegen `enum_types.json` names the three. */
export const permission: NodeShape = {
  fields: {
    permission: always(text),
    status: always(z.enum(["granted", "declined", "expired"])),
  },
  unasked: ["permission", "status"],
};

/** §1.6, `instagram_business_account{…}`. */
const instagramUser: NodeShape = {
  fields: {
    id: always(id),
    username: always(text),
    name: sometimes(text),
    profile_picture_url: sometimes(httpUrl),
  },
  unasked: ["id"],
};

/** "Page Picture" reference. */
const picture: NodeShape = {
  fields: {
    height: always(z.int()),
    is_silhouette: always(z.boolean()),
    url: always(httpUrl),
    width: always(z.int()),
  },
  unasked: ["height", "is_silhouette", "url", "width"],
};

const pageFields = {
  id: always(id),
  name: always(text),
  category: always(text),
  /** Not in the papers; stands in sns-sdks/python-facebook `user_accounts_p1.json`. */
  category_list: always(
    z.array(z.strictObject({ id: z.string().regex(/^\d+$/), name: text })).min(1),
  ),
  /** Absent for a Page that was not ticked in the dialog. */
  access_token: sometimes(accessToken),
  picture: linked(picture, "in data"),
  username: sometimes(text),
  /** Not in the papers; "Page" reference. */
  link: always(httpUrl),
  instagram_business_account: linked(instagramUser, "straight"),
  /** Not in the papers; "Page" reference: any linked account, a personal one too. */
  connected_instagram_account: linked(instagramUser, "straight"),
};

/** §1.6, `GET /{page-id}?fields=id,name,access_token`. */
export const page: NodeShape = { fields: pageFields, unasked: ["name", "id"] };

const classicTasks = [
  "ANALYZE",
  "ADVERTISE",
  "MESSAGING",
  "MODERATE",
  "CREATE_CONTENT",
  "MANAGE",
] as const;

/** §1.6: classic names, and those of the new Pages experience. */
const tasks = z
  .array(z.union([z.enum(classicTasks), z.string().regex(/^PROFILE_PLUS_[A-Z_]+$/)]))
  .min(1);

/** §1.6: a Page in `/me/accounts`, with what the person may do there. */
export const listedPage: NodeShape = {
  fields: { ...pageFields, tasks: always(tasks) },
  unasked: ["access_token", "category", "category_list", "name", "id", "tasks"],
};

/** "Business" reference: a portfolio. */
export const business: NodeShape = {
  fields: { id: always(id), name: always(text) },
  unasked: ["id", "name"],
};

/** §4, "Conversations API"; facebook-business-sdk-codegen `UnifiedThread.json`. */
export const conversation: NodeShape = {
  fields: {
    id: always(text),
    updated_time: always(z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/)),
    participants: always(
      z.strictObject({ data: z.array(z.strictObject({ id, name: text })).min(2) }),
    ),
    snippet: always(z.string()),
    unread_count: always(z.int().min(0)),
    message_count: always(z.int().min(0)),
    can_reply: always(z.boolean()),
    link: sometimes(z.string().startsWith("/")),
    is_owner: always(z.boolean()),
  },
  unasked: ["id", "link", "updated_time"],
};

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
export const subscribedApp: NodeShape = {
  fields: {
    category: sometimes(text),
    link: sometimes(httpUrl),
    name: always(text),
    id: always(id),
    subscribed_fields: always(z.array(z.enum(webhookFields))),
  },
  unasked: ["category", "link", "name", "id", "subscribed_fields"],
};
