import { channelTexts as de } from "./de/channels.ts";
import { channelTexts as en } from "./en/channels.ts";
import { spoken } from "./locale.ts";

export const channelTexts = spoken({ en, de });
