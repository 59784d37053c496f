import { noticeTexts as de } from "./de/notices.ts";
import { noticeTexts as en } from "./en/notices.ts";
import { localized } from "./locale.ts";

export const noticeTexts = localized({ en, de });
