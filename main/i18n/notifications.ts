import { notificationTexts as de } from "./de/notifications.ts";
import { notificationTexts as en } from "./en/notifications.ts";
import { localized } from "./locale.ts";

export const notificationTexts = localized({ en, de });
