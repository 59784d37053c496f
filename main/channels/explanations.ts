/** Why a Page could not be connected, in words: what happened, what to do, and where at Meta. */
import type {
  ChannelType,
  UnconnectablePage,
  UnconnectableReason,
} from "../../preload/contract.ts";
import type { RefusedPage } from "./eligibility.ts";
import type { FacebookPort, MetaPlace } from "./ports.ts";

interface Explanation {
  readonly message: string;
  readonly remedy: string;
  /** Absent: it is mended here or in Facebook's dialog, to which Connect leads. */
  readonly place?: MetaPlace;
}

export function explain(
  channel: ChannelType,
  { page, reason, holder = "somebody else" }: RefusedPage,
  facebook: Pick<FacebookPort, "link">,
): UnconnectablePage {
  const { message, remedy, place } =
    reason === "connected-by-another" ? connectedBy(holder) : explanations[reason];
  const about = { channel, pageId: page.id, name: page.name, reason, message, remedy };
  return place === undefined ? about : { ...about, link: facebook.link(place, page.id) };
}

const connectedBy = (holder: string): Explanation => ({
  message: `Already connected by ${holder}.`,
  remedy: `Leave it as it is, or take it over: its accounts here then depend on your login instead of ${holder}'s.`,
});

const explanations: Record<Exclude<UnconnectableReason, "connected-by-another">, Explanation> = {
  "not-ticked": {
    message: "It was not ticked in Facebook's dialog.",
    remedy: "Connect again and tick this Page.",
  },
  "no-messaging-task": {
    message: "Your role on this Page does not include messages.",
    remedy: "Ask someone who manages the Page to give you the Messages task, then connect again.",
    place: "page-access",
  },
  "permission-missing": {
    message: "A permission that messages need was not given for this Page.",
    remedy: "Connect again and leave every permission switched on for this Page.",
    place: "business-integrations",
  },
  "no-instagram-account": {
    message: "No Instagram professional account is linked to this Page.",
    remedy: "Link one in the Page's settings at Facebook, then connect again.",
    place: "linked-accounts",
  },
  "instagram-not-professional": {
    message: "The Instagram account that is linked to this Page is a personal one.",
    remedy:
      "Make it a professional account in Instagram's settings, which costs nothing, then connect again.",
    place: "instagram-professional",
  },
};
