/** Why a Page could not be connected: what of it is recorded, and the words for it. */
import type {
  ChannelType,
  UnconnectablePage,
  UnconnectableReason,
} from "../../../common/contract/accounts.ts";
import { channelTexts } from "../../i18n/channels.ts";
import { shownLink } from "../links.ts";
import type { FacebookPort, MetaPlace, UnconnectableRecord } from "../ports/index.ts";
import type { RefusedPage } from "./eligibility.ts";

export function refusal(
  channel: ChannelType,
  { page, reason, holder }: RefusedPage,
  facebook: Pick<FacebookPort, "link">,
): UnconnectableRecord {
  const place = placeFor(reason);
  return {
    channel,
    pageId: page.id,
    name: page.name,
    reason,
    ...(holder !== undefined && { holder }),
    ...(place && { link: facebook.link(place, page.id) }),
  };
}

/** In words: what happened, what to do, and where at Meta. */
export function explain({ holder, link, ...page }: UnconnectableRecord): UnconnectablePage {
  return {
    ...page,
    ...words(page.reason, holder),
    ...(link && { link: shownLink(link) }),
  };
}

function words(reason: UnconnectableReason, holder: string | undefined) {
  const { unconnectable, connectedByAnother } = channelTexts();
  if (reason !== "connected-by-another") return unconnectable[reason];
  return {
    message: connectedByAnother.message(holder),
    remedy: connectedByAnother.remedy,
  };
}

/** Where at Meta it is put right; undefined: it is mended here or in Facebook's dialog, to which Connect leads. */
export const placeFor = (reason: UnconnectableReason): MetaPlace | undefined => places[reason];

const places: Readonly<Partial<Record<UnconnectableReason, MetaPlace>>> = {
  "no-messaging-task": "page-access",
  "permission-missing": "business-integrations",
  "no-instagram-account": "linked-accounts",
  "instagram-not-professional": "instagram-professional",
};
