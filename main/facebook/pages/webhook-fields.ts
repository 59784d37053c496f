import type { ChannelType } from "../../../common/contract/accounts.ts";

/** All webhook fields about messages (docs/research/meta.md §2.2). */
const messengerFields = [
  "messages",
  "message_deliveries",
  "message_echoes",
  "message_edits",
  "message_reactions",
  "message_reads",
  "messaging_handovers",
  "messaging_optins",
  "messaging_policy_enforcement",
  "messaging_postbacks",
  "messaging_referrals",
  "standby",
] as const;

/**
 * The webhook fields of a Page that correspond to the fields of the app's Instagram webhook. A Page
 * has no Instagram fields of its own. Instead, once the Page is subscribed, the app receives every
 * field of the app's Instagram webhook. Instagram sends echoes as `messages` (docs/research/meta.md
 * §2.2; developers.facebook.com/documentation/business-messaging/instagram-messaging/webhooks).
 */
const instagramFields = [
  "messages",
  "message_reactions",
  "message_reads",
  "messaging_handovers",
  "messaging_postbacks",
  "messaging_referrals",
  "standby",
] as const;

const channelFields: Record<ChannelType, readonly string[]> = {
  messenger: messengerFields,
  instagram: instagramFields,
};

/**
 * The fields that Pagekeeper adds or removes. Pagekeeper keeps all other fields, because an
 * operator may have subscribed to them.
 */
const managedFields: ReadonlySet<string> = new Set(Object.values(channelFields).flat());

const neededFields = (channels: readonly ChannelType[]): readonly string[] => [
  ...new Set(channels.flatMap((channel) => channelFields[channel])),
];

/**
 * Returns all fields to subscribe to, not just new ones, because Meta replaces the `current` fields
 * with this list.
 */
export const fieldsToSubscribe = (
  channels: readonly ChannelType[],
  current: readonly string[],
): readonly string[] => [
  ...neededFields(channels),
  ...current.filter((field) => !managedFields.has(field)),
];

/** Returns whether the managed fields in `current` are exactly those that the channels need. */
export function hasNeededFields(
  channels: readonly ChannelType[],
  current: readonly string[],
): boolean {
  const needed = new Set(neededFields(channels));
  const managed = new Set(current.filter((field) => managedFields.has(field)));
  return managed.size === needed.size && [...needed].every((field) => managed.has(field));
}
