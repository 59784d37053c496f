/** What each permission is good for: the one place where their names get a meaning (`research/meta.md` §2.1). */
import type {
  ChannelType,
  MissingPermission,
  PermissionGap,
} from "../../common/contract/accounts.ts";
import { channelTexts } from "../i18n/channels.ts";
import type { MissingPermissionRecord, PermissionGapRecord } from "./model.ts";
import type { Login } from "./ports/facebook.ts";

type Permission = keyof ReturnType<typeof channelTexts>["consequences"];

/** Without these nothing of a channel works. */
const vital: Readonly<Record<ChannelType, readonly Permission[]>> = {
  messenger: ["pages_show_list", "pages_messaging"],
  instagram: ["pages_show_list", "instagram_basic", "instagram_manage_messages"],
};

/** Asked for as well: they widen what works, and their absence turns no business away. */
const others: readonly Permission[] = [
  "business_management",
  "pages_manage_metadata",
  "pages_read_engagement",
];

/** What was asked for and not granted, the vital first. */
export function missingPermissions(
  type: ChannelType,
  permissions: Login["permissions"],
): readonly MissingPermissionRecord[] {
  return [...vital[type], ...others]
    .filter((permission) => !permissions.granted.includes(permission))
    .map((permission) => ({ permission, status: statusOf(permission, permissions) }));
}

function statusOf(name: string, { declined, expired }: Login["permissions"]) {
  if (declined.includes(name)) return "declined";
  return expired.includes(name) ? "expired" : "absent";
}

export const isRequired = (type: ChannelType, permission: string): boolean =>
  vital[type].some((name) => name === permission);

/** Whether the channel can work at all with what was granted. */
export const hasRequiredPermissions = (
  type: ChannelType,
  { granted }: Login["permissions"],
): boolean => vital[type].every((name) => granted.includes(name));

/** Somebody said no, or let it lapse: then asking again may help. What is absent nobody was asked for. */
export const wasRefused = (missing: readonly MissingPermissionRecord[]): boolean =>
  missing.some(({ status }) => status !== "absent");

/** Each by what cannot be done without it. A permission that only another version asks for has no consequence here. */
export function localizeMissing(
  missing: readonly MissingPermissionRecord[],
): readonly MissingPermission[] {
  const { consequences } = channelTexts();
  return missing.flatMap((each) =>
    isKnown(each.permission) ? { ...each, consequence: consequences[each.permission] } : [],
  );
}

const isKnown = (permission: string): permission is Permission =>
  Object.hasOwn(channelTexts().consequences, permission);

export const localizePermissionGap = (gap: PermissionGapRecord): PermissionGap => ({
  ...gap,
  missing: localizeMissing(gap.missing),
});
