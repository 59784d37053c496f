import { channelTexts as de } from "./de/channels.ts";
import { channelTexts as en } from "./en/channels.ts";
import { localized } from "./locale.ts";

export const channelTexts = localized({ en, de });
