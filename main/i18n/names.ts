/** Names that are the same in every language. */
import type { ChannelType } from "../../common/contract/accounts.ts";

export const channelNames: Readonly<Record<ChannelType, string>> = {
  messenger: "Messenger",
  instagram: "Instagram",
};
