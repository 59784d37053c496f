/**
 * The permissions that Pagekeeper asks for (docs/research/meta.md §2.1). This table determines the
 * login dialog, the permission checks, the settings page and the sentences about permissions.
 */
import { type ChannelType, channelTypes } from "../../common/contract/accounts.ts";
import type { MetaAppPermission } from "../../common/contract/meta-app.ts";

interface PermissionRow {
  readonly channels: readonly ChannelType[];
  /** True if the channels cannot work without the permission. */
  readonly required: boolean;
  /** True if the permission is of use only while webhooks are turned on. */
  readonly webhooksOnly?: true;
  /** What the ids in the permission's granular scope refer to (docs/research/meta.md §1.5). */
  readonly targets: "pages" | "pages-or-instagram" | "businesses";
}

export const permissions = {
  /** Lists the user's Pages. */
  pages_show_list: { channels: channelTypes, required: true, targets: "pages" },
  /** Reads and sends a Page's messages. */
  pages_messaging: { channels: ["messenger"], required: true, targets: "pages" },
  /** Reads which Instagram account is linked to a Page. */
  instagram_basic: { channels: ["instagram"], required: true, targets: "pages-or-instagram" },
  /** Reads and sends Instagram messages. */
  instagram_manage_messages: {
    channels: ["instagram"],
    required: true,
    targets: "pages-or-instagram",
  },
  /**
   * Lists Pages owned by a business portfolio. Without this permission, Facebook omits these Pages
   * and reports no error (docs/research/meta.md §1.6).
   */
  business_management: { channels: channelTypes, required: false, targets: "businesses" },
  /** Subscribes Pages to webhooks. */
  pages_manage_metadata: {
    channels: channelTypes,
    required: false,
    webhooksOnly: true,
    targets: "pages",
  },
  /** Reads the names of the people who write to a Page. */
  pages_read_engagement: { channels: channelTypes, required: false, targets: "pages" },
} as const satisfies Readonly<Record<string, PermissionRow>>;

export type Permission = keyof typeof permissions;

const rows: Readonly<Record<Permission, PermissionRow>> = permissions;
export const permissionNames = Object.keys(permissions) as readonly Permission[];

export const permissionsFor = (type: ChannelType): readonly Permission[] =>
  permissionNames.filter((name) => rows[name].channels.includes(type));

/** Returns whether Pagekeeper uses the permission. `webhooks` is the setting. */
export const isInUse = (name: Permission, webhooks: boolean): boolean =>
  webhooks || !rows[name].webhooksOnly;

export const isRequired = (type: ChannelType, name: Permission): boolean =>
  rows[name].required && rows[name].channels.includes(type);

export const hasRequiredPermissions = (type: ChannelType, granted: readonly string[]): boolean =>
  permissionsFor(type).every((name) => !rows[name].required || granted.includes(name));

export const permissionView = (name: Permission): MetaAppPermission => {
  const { channels, required } = rows[name];
  return { name, channels, required };
};
