import { vaultTexts as de } from "./de/keychain.ts";
import { vaultTexts as en } from "./en/keychain.ts";
import { spoken } from "./locale.ts";

export const vaultTexts = spoken({ en, de });

/** Why there is no keychain. */
export type KeychainLack = keyof ReturnType<typeof vaultTexts>;
