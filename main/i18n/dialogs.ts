import { dialogTexts as de } from "./de/dialogs.ts";
import { dialogTexts as en } from "./en/dialogs.ts";
import { localized } from "./locale.ts";

export const dialogTexts = localized({ en, de });
