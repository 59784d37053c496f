import type { ChannelType } from "../../common/contract/accounts.ts";
import { Camera, MessageCircle } from "./icons.ts";

/** The sign of a channel. It is decorative, so the channel's name must be near. */
export function ChannelIcon({ type }: { readonly type: ChannelType }) {
  return type === "messenger" ? (
    <MessageCircle className="messenger" />
  ) : (
    <Camera className="instagram" />
  );
}
