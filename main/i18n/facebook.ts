import { facebookTexts as de } from "./de/facebook.ts";
import { facebookTexts as en } from "./en/facebook.ts";
import { spoken } from "./locale.ts";

export const facebookTexts = spoken({ en, de });
