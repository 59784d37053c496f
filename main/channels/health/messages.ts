/** Records store codes instead of sentences, so that a change of language changes them too. */
import { channelTexts } from "../../i18n/channels.ts";
import { facebookTexts } from "../../i18n/facebook.ts";
import type { HealthRecord } from "../model.ts";
import type { LocalHealthCode } from "../problem-codes.ts";

export function healthMessage({ state, code = "" }: HealthRecord): string {
  const { works, localHealth } = channelTexts();
  if (state === "works") return works;
  return isLocalCode(code) ? localHealth[code] : problemMessage(code);
}

/** Falls back to a general sentence for a code that only a later version knows. */
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
