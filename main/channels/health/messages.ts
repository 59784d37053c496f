/** Returns texts for the codes in records. Codes are stored because the language may change. */
import { accountProblemTexts } from "../../i18n/account-problems.ts";
import { channelTexts } from "../../i18n/channels.ts";
import { facebookTexts } from "../../i18n/facebook.ts";
import type { CurrentHealth } from "./current-health.ts";

/** Returns the state in a few words. */
export function healthLabel({ state, code = "", unconfirmedSince }: CurrentHealth): string {
  const { codeLabels, labels, unconfirmed } = accountProblemTexts();
  if (unconfirmedSince !== undefined) return unconfirmed;
  return (isKeyOf(codeLabels, code) && codeLabels[code]) || labels[state];
}

export function healthMessage({ state, code = "", unconfirmedSince }: CurrentHealth): string {
  const { works, localHealth, unconfirmed } = channelTexts();
  if (unconfirmedSince !== undefined) return unconfirmed(unconfirmedSince, problemMessage(code));
  if (state === "works") return works;
  return isKeyOf(localHealth, code) ? localHealth[code] : problemMessage(code);
}

/**
 * Returns the message for a code. If the code is unknown because a later version stored it, returns
 * a general message.
 */
export function problemMessage(code: string): string {
  const { sentences } = facebookTexts();
  return isKeyOf(sentences, code) ? sentences[code] : sentences.facebook_refused;
}

/** Returns whether a table of texts has this code. Codes of a later version are unknown. */
export const isKeyOf = <T extends object>(table: T, code: string): code is keyof T & string =>
  Object.hasOwn(table, code);
