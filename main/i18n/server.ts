import { serverTexts as de } from "./de/server.ts";
import { serverTexts as en } from "./en/server.ts";
import { localized } from "./locale.ts";

export const serverTexts = localized({ en, de });
