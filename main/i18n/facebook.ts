import { facebookTexts as de } from "./de/facebook.ts";
import { facebookTexts as en } from "./en/facebook.ts";
import { localized } from "./locale.ts";

export const facebookTexts = localized({ en, de });
