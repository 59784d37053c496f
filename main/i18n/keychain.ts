import { keychainTexts as de } from "./de/keychain.ts";
import { keychainTexts as en } from "./en/keychain.ts";
import { localized } from "./locale.ts";

export const keychainTexts = localized({ en, de });
