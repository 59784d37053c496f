import { accountProblemTexts as de } from "./de/account-problems.ts";
import { accountProblemTexts as en } from "./en/account-problems.ts";
import { localized } from "./locale.ts";

export const accountProblemTexts = localized({ en, de });
