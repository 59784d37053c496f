/** Returns messages for the codes in records. Codes are stored because the language may change. */
import { channelTexts } from "../../i18n/channels.ts";
import { facebookTexts } from "../../i18n/facebook.ts";
import type { HealthRecord } from "../model.ts";
import type { LocalHealthCode } from "../problem-codes.ts";

export function healthMessage({ state, code = "" }: HealthRecord): string {
  const { works, localHealth } = channelTexts();
  if (state === "works") return works;
  return isLocalCode(code) ? localHealth[code] : problemMessage(code);
}

/**
 * Returns the message for a code. If the code is unknown because a later version stored it, returns
 * a general message.
 */
export function problemMessage(code: string): string {
  const { sentences } = facebookTexts();
  return isFacebookCode(code) ? sentences[code] : sentences.facebook_refused;
}

const isLocalCode = (code: string): code is LocalHealthCode =>
  Object.hasOwn(channelTexts().localHealth, code);

const isFacebookCode = (
  code: string,
): code is keyof ReturnType<typeof facebookTexts>["sentences"] =>
  Object.hasOwn(facebookTexts().sentences, code);
