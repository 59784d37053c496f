/** What each permission is good for: the one place where their names get a meaning (`research/meta.md` §2.1). */
import type { ChannelType, MissingPermission } from "../../preload/contract.ts";
import type { Login } from "./ports.ts";

/** What Pagekeeper cannot do without it; the words follow "Pagekeeper". */
type Consequences = Readonly<Record<string, string>>;

const seePages = { pages_show_list: "cannot see which Pages there are" };
const readMessages = "cannot read messages or answer them";
const others = {
  business_management: "cannot see Pages of a business portfolio",
  pages_manage_metadata: "cannot be told of new messages",
  pages_read_engagement: "cannot see the names of people who write",
};

/** Without these nothing of a channel works. */
const vital: Readonly<Record<ChannelType, Consequences>> = {
  messenger: { ...seePages, pages_messaging: readMessages },
  instagram: {
    ...seePages,
    instagram_basic: "cannot see Instagram accounts",
    instagram_manage_messages: readMessages,
  },
};

/** All that the dialog asks for; what is not vital widens what works, and its absence turns no business away. */
const asked: Readonly<Record<ChannelType, Consequences>> = {
  messenger: { ...vital.messenger, ...others },
  instagram: { ...vital.instagram, ...others },
};

/** What was asked for and not granted, the vital first. */
export function missingPermissions(
  type: ChannelType,
  permissions: Login["permissions"],
): readonly MissingPermission[] {
  return Object.entries(asked[type])
    .filter(([name]) => !permissions.granted.includes(name))
    .map(([permission, consequence]) => ({
      permission,
      status: statusOf(permission, permissions),
      consequence,
    }));
}

function statusOf(name: string, { declined, expired }: Login["permissions"]) {
  if (declined.includes(name)) return "declined";
  return expired.includes(name) ? "expired" : "absent";
}

export const isVital = (type: ChannelType, permission: string): boolean =>
  Object.hasOwn(vital[type], permission);

/** Whether the channel can work at all with what was granted. */
export const suffices = (type: ChannelType, { granted }: Login["permissions"]): boolean =>
  Object.keys(vital[type]).every((name) => granted.includes(name));

/** Somebody said no, or let it lapse: then asking again may help. What is absent nobody was asked for. */
export const wasRefused = (missing: readonly MissingPermission[]): boolean =>
  missing.some(({ status }) => status !== "absent");
