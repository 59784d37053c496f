/** A health, and a subscription, in words: records keep codes, so that a change of the language changes what they say. */
import type {
  Health,
  HealthState,
  WebhookSubscription,
} from "../../../common/contract/accounts.ts";
import { channelTexts } from "../../i18n/channels.ts";
import { facebookTexts } from "../../i18n/facebook.ts";
import { localizeLink } from "../links.ts";
import type { HealthRecord, SubscriptionRecord } from "../model.ts";
import type { OwnHealthCode } from "../problem-codes.ts";

type FacebookCode = keyof ReturnType<typeof facebookTexts>["sentences"];

export function localizeHealth({ code, link, ...health }: HealthRecord): Health {
  return {
    ...health,
    message: sentenceFor(health.state, code),
    ...(link && { link: localizeLink(link) }),
  };
}

export function localizeSubscription(subscription: SubscriptionRecord): WebhookSubscription {
  if (subscription.state === "on") return subscription;
  const { code, ...failed } = subscription;
  const { sentences } = facebookTexts();
  return { ...failed, message: isFacebookCode(code) ? sentences[code] : sentences.webhook_refused };
}

function sentenceFor(state: HealthState, code: string | undefined): string {
  const { works, ownHealth } = channelTexts();
  if (state === "works") return works;
  if (isOwnHealthCode(code)) return ownHealth[code];
  return facebookTexts().sentences[isFacebookCode(code) ? code : generalCodes[state]];
}

const isOwnHealthCode = (code: string | undefined): code is OwnHealthCode =>
  code !== undefined && Object.hasOwn(channelTexts().ownHealth, code);

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
