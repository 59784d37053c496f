import { vaultTexts as de } from "./de/vault.ts";
import { vaultTexts as en } from "./en/vault.ts";
import { spoken } from "./language.ts";

export const vaultTexts = spoken({ en, de });

/** Why there is no keychain. */
export type KeychainLack = keyof ReturnType<typeof vaultTexts>;
