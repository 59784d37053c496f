import type { ChannelType } from "./contract/accounts.ts";

/** Product names, the same in every language. */
export const channelNames: Readonly<Record<ChannelType, string>> = {
  messenger: "Messenger",
  instagram: "Instagram",
};
