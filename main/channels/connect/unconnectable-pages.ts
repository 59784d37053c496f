import type { ChannelType, UnconnectableReason } from "../../../common/contract/accounts.ts";
import type { IneligiblePage } from "../eligibility.ts";
import type { MetaPlace, UnconnectableRecord } from "../model.ts";
import type { FacebookPort, Login } from "../ports/facebook.ts";

export function unconnectableRecord(
  channel: ChannelType,
  user: Pick<Login["user"], "id" | "name">,
  { page, ...cause }: IneligiblePage,
  facebook: Pick<FacebookPort, "link">,
): UnconnectableRecord {
  const place = remedyPlaces[cause.reason];
  return {
    channel,
    pageId: page.id,
    name: page.name,
    userId: user.id,
    userName: user.name,
    ...cause,
    ...(place && { link: facebook.link(place, page.id) }),
  };
}

/**
 * The Meta page where the user can fix the problem, by the reason for the problem. Problems with
 * other reasons are fixed in Pagekeeper or in the login dialog.
 */
const remedyPlaces: Readonly<Partial<Record<UnconnectableReason, MetaPlace>>> = {
  "no-messaging-task": "page-access",
  "permission-missing": "business-integrations",
  "no-instagram-account": "linked-accounts",
  "instagram-not-professional": "instagram-professional",
};
