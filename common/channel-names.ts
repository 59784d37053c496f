import type { ChannelType } from "./contract/accounts.ts";

/** Meta's product names, which are the same in every language. */
export const channelNames: Readonly<Record<ChannelType, string>> = {
  messenger: "Messenger",
  instagram: "Instagram",
};
