/** A health, and a subscription, in words: records keep codes, so that a change of the language changes what they say. */
import type {
  Health,
  HealthState,
  WebhookSubscription,
} from "../../../common/contract/accounts.ts";
import { channelTexts } from "../../i18n/channels.ts";
import { type FacebookCode, facebookTexts } from "../../i18n/facebook.ts";
import { shownLink } from "../links.ts";
import type { HealthRecord, SubscriptionRecord } from "../ports/index.ts";

/** Of health that no answer of Facebook's brought about. */
export type OwnHealthCode = "kept_for_one_run" | "key_lost";

export function healthInWords({ code, link, ...health }: HealthRecord): Health {
  return {
    ...health,
    message: sentenceFor(health.state, code),
    ...(link && { link: shownLink(link) }),
  };
}

export function subscriptionInWords(subscription: SubscriptionRecord): WebhookSubscription {
  if (subscription.state === "on") return subscription;
  const { code, ...failed } = subscription;
  const { sentences } = facebookTexts();
  return { ...failed, message: isFacebookCode(code) ? sentences[code] : sentences.webhook_refused };
}

function sentenceFor(state: HealthState, code: string | undefined): string {
  const { works, keyLost, keptForOneRun } = channelTexts();
  if (state === "works") return works;
  if (code === ("key_lost" satisfies OwnHealthCode)) return keyLost;
  if (code === ("kept_for_one_run" satisfies OwnHealthCode)) return keptForOneRun;
  return facebookTexts().sentences[isFacebookCode(code) ? code : generalCodes[state]];
}

const isFacebookCode = (code: string | undefined): code is FacebookCode =>
  code !== undefined && Object.hasOwn(facebookTexts().sentences, code);

/** For a record without a code, as earlier versions wrote, or with one that only a later version knows. */
const generalCodes: Readonly<Record<Exclude<HealthState, "works">, FacebookCode>> = {
  reconnect: "token_invalid",
  "not-granted": "page_not_granted",
  permission: "permission_missing",
  "lost-role": "role_lost",
  "action-at-facebook": "checkpoint",
  "instagram-access-off": "instagram_access_off",
  "instagram-not-linked": "instagram_not_linked",
  blocked: "policy_blocked",
  gone: "page_gone",
};
