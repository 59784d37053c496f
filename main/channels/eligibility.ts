/** Which Pages of a login can be connected, and why the others cannot. Pure: gather first, decide here. */
import type {
  ChannelType,
  UnconnectablePage,
  UnconnectableReason,
} from "../../preload/contract.ts";
import type { ListedPage, Login, Problem } from "./ports.ts";
import { problems } from "./problems.ts";

/** A Page with its own token, ready to be written. */
export interface EligiblePage extends ListedPage {
  readonly token: string;
}

export interface Sorted {
  readonly eligible: readonly EligiblePage[];
  readonly unconnectable: readonly UnconnectablePage[];
}

/**
 * Without these nothing of a channel works; the others that the dialog asks for widen what is found
 * (`business_management`) or serve later calls, and their absence is no reason to turn a business away.
 * Source: `research/meta.md` §2.1.
 */
const requiredPermissions: Record<ChannelType, readonly string[]> = {
  messenger: ["pages_show_list", "pages_messaging"],
  instagram: ["pages_show_list", "instagram_basic", "instagram_manage_messages"],
};

/**
 * Tasks that let a person read and answer a Page's messages; the `PROFILE_PLUS_` ones are their
 * equals on Pages of the new experience. Source: `research/meta.md` §1.6, §2.1.
 */
const messagingTasks: ReadonlySet<string> = new Set([
  "MESSAGING",
  "MODERATE",
  "PROFILE_PLUS_MESSAGING",
  "PROFILE_PLUS_MODERATE",
  "PROFILE_PLUS_FULL_CONTROL",
]);

/** The first permission the channel cannot do without and that was not granted, as a problem; undefined: all is there. */
export function missingPermission(type: ChannelType, login: Login): Problem | undefined {
  const missing = requiredPermissions[type].find(
    (name) => !login.permissions.granted.includes(name),
  );
  return missing === undefined ? undefined : problems.permissionMissing(type, missing);
}

/** Every Page of the login is in exactly one of the two lists, once, even if a list that changed while it was read has it twice. */
export function sortPages(type: ChannelType, login: Login): Sorted {
  const eligible: EligiblePage[] = [];
  const unconnectable: UnconnectablePage[] = [];
  for (const page of new Map(login.pages.map((each) => [each.id, each])).values()) {
    const { token } = page;
    const reason = reasonAgainst(type, page, login.user.token);
    if (reason === undefined && token !== undefined) eligible.push({ ...page, token });
    else unconnectable.push(unconnectablePage(type, page, reason ?? "not-ticked"));
  }
  return { eligible, unconnectable };
}

function reasonAgainst(
  type: ChannelType,
  page: ListedPage,
  userToken: string,
): UnconnectableReason | undefined {
  // A user token kept in a Page's place looks healthy and fails at use (research/meta.md §1.6).
  if (page.token === undefined || page.token === userToken) return "not-ticked";
  if (page.tasks && !page.tasks.some((task) => messagingTasks.has(task)))
    return "no-messaging-task";
  if (type === "instagram" && !page.instagram) return "no-instagram-account";
  return undefined;
}

function unconnectablePage(
  channel: ChannelType,
  page: ListedPage,
  reason: UnconnectableReason,
): UnconnectablePage {
  return { channel, pageId: page.id, name: page.name, reason, ...explanations[reason] };
}

const explanations: Record<UnconnectableReason, { message: string; remedy: string }> = {
  "not-ticked": {
    message: "It was not ticked in Facebook's dialog.",
    remedy: "Connect again and tick this Page.",
  },
  "no-messaging-task": {
    message: "Your role on this Page does not include messages.",
    remedy: "Ask someone who manages the Page to give you the Messages task, then connect again.",
  },
  "no-instagram-account": {
    message: "No Instagram professional account is linked to this Page.",
    remedy: "Link one in the Page's settings at Facebook, then connect again.",
  },
  "instagram-not-professional": {
    message: "The Instagram account that is linked to this Page is a personal one.",
    remedy:
      "Make it a professional account in Instagram's settings, which costs nothing, then connect again.",
  },
  "permission-missing": {
    message: "A permission that messages need was not given for this Page.",
    remedy: "Connect again and leave every permission switched on for this Page.",
  },
  "connected-by-another": {
    message: "Somebody else connected this Page here.",
    remedy: "Leave it as it is, or take it over with this login.",
  },
};
