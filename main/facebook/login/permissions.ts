import { type ChannelType, channelTypes } from "../../../common/contract/accounts.ts";

/**
 * The permissions that the login dialog asks for (docs/research/meta.md §2.1). Without
 * `business_management`, Meta silently leaves out the Pages of business portfolios (§1.6).
 */
export const permissionsFor: Readonly<Record<ChannelType, readonly string[]>> = {
  messenger: [
    "pages_show_list",
    "pages_messaging",
    "pages_manage_metadata",
    "pages_read_engagement",
    "business_management",
  ],
  instagram: [
    "pages_show_list",
    "pages_read_engagement",
    "pages_manage_metadata",
    "business_management",
    "instagram_basic",
    "instagram_manage_messages",
  ],
};

/** Every permission once, with the channels that ask for it. */
export const permissionList: readonly {
  readonly name: string;
  readonly channels: readonly ChannelType[];
}[] = [...new Set(channelTypes.flatMap((type) => permissionsFor[type]))].map((name) => ({
  name,
  channels: channelTypes.filter((type) => permissionsFor[type].includes(name)),
}));
