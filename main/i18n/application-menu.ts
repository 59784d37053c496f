import { menuTexts as de } from "./de/application-menu.ts";
import { menuTexts as en } from "./en/application-menu.ts";
import { localized } from "./locale.ts";

export const menuTexts = localized({ en, de });
