import { callErrorTexts as de } from "./de/call-errors.ts";
import { callErrorTexts as en } from "./en/call-errors.ts";
import { localized } from "./locale.ts";

export const callErrorTexts = localized({ en, de });
