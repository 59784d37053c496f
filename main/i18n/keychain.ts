import { keychainTexts as de } from "./de/keychain.ts";
import { keychainTexts as en } from "./en/keychain.ts";
import { spoken } from "./locale.ts";

export const keychainTexts = spoken({ en, de });
