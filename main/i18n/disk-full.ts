import { diskFullTexts as de } from "./de/disk-full.ts";
import { diskFullTexts as en } from "./en/disk-full.ts";
import { localized } from "./locale.ts";

export const diskFullTexts = localized({ en, de });
