/** Why a Page could not be connected: what of it is recorded, and the words for it. */
import type {
  ChannelType,
  UnconnectablePage,
  UnconnectableReason,
} from "../../../common/contract/accounts.ts";
import { channelTexts } from "../../i18n/channels.ts";
import { localizeLink } from "../links.ts";
import type { MetaPlace, UnconnectableRecord } from "../model.ts";
import type { FacebookPort } from "../ports/facebook.ts";
import type { IneligiblePage } from "./eligibility.ts";

export function unconnectableRecord(
  channel: ChannelType,
  { page, reason, connectedBy }: IneligiblePage,
  facebook: Pick<FacebookPort, "link">,
): UnconnectableRecord {
  const place = remedyPlace(reason);
  return {
    channel,
    pageId: page.id,
    name: page.name,
    reason,
    ...(connectedBy !== undefined && { connectedBy }),
    ...(place && { link: facebook.link(place, page.id) }),
  };
}

/** In words: what happened, what to do, and where at Meta. */
export function localizeUnconnectable({
  connectedBy,
  link,
  ...page
}: UnconnectableRecord): UnconnectablePage {
  return {
    ...page,
    ...words(page.reason, connectedBy),
    ...(link && { link: localizeLink(link) }),
  };
}

function words(reason: UnconnectableReason, connectedBy: string | undefined) {
  const { unconnectable, connectedByAnother } = channelTexts();
  if (reason !== "connected-by-another") return unconnectable[reason];
  return {
    message: connectedByAnother.message(connectedBy),
    remedy: connectedByAnother.remedy,
  };
}

/** Where at Meta it is put right; undefined: it is mended here or in Facebook's dialog, to which Connect leads. */
export const remedyPlace = (reason: UnconnectableReason): MetaPlace | undefined => places[reason];

const places: Readonly<Partial<Record<UnconnectableReason, MetaPlace>>> = {
  "no-messaging-task": "page-access",
  "permission-missing": "business-integrations",
  "no-instagram-account": "linked-accounts",
  "instagram-not-professional": "instagram-professional",
};
