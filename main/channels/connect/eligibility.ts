/** Which Pages of a login can be connected, and why the others cannot. Pure: gather first, decide here. */
import type { ChannelType, UnconnectableReason } from "../../../common/contract/accounts.ts";
import { isRequired } from "../permissions.ts";
import type { ListedPage, Login } from "../ports/facebook.ts";

/** A Page with its own token, ready to be written. */
export interface EligiblePage extends ListedPage {
  readonly token: string;
}

export interface IneligiblePage {
  readonly page: ListedPage;
  readonly reason: UnconnectableReason;
  /** Who connected it, where that is the reason. */
  readonly connectedBy?: string;
}

export interface PartitionedPages {
  readonly eligible: readonly EligiblePage[];
  readonly ineligible: readonly IneligiblePage[];
}

/** Names of other people by the Pages that they connected. */
export type ConnectedByOthers = ReadonlyMap<string, string>;

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

const nobody: ConnectedByOthers = new Map();

/** Every Page of the login is in exactly one of the two lists, once, even if a list that changed while it was read has it twice. */
export function partitionPages(
  type: ChannelType,
  login: Login,
  connectedByOthers = nobody,
): PartitionedPages {
  const eligible: EligiblePage[] = [];
  const ineligible: IneligiblePage[] = [];
  for (const page of new Map(login.pages.map((each) => [each.id, each])).values()) {
    const { token } = page;
    const connectedBy = connectedByOthers.get(page.id);
    const reason = ineligibleReason(type, page, login.user.token);
    if (reason !== undefined || token === undefined) {
      ineligible.push({ page, reason: reason ?? "not-ticked" });
    } else if (connectedBy !== undefined) {
      ineligible.push({ page, reason: "connected-by-another", connectedBy });
    } else eligible.push({ ...page, token });
  }
  return { eligible, ineligible };
}

/** What the Page itself lacks; the first that has to be mended is named. */
function ineligibleReason(
  type: ChannelType,
  page: ListedPage,
  userToken: string,
): UnconnectableReason | undefined {
  // A user token kept in a Page's place looks healthy and fails at use (research/meta.md §1.6).
  if (page.token === undefined || page.token === userToken) return "not-ticked";
  if (page.tasks && !page.tasks.some((task) => messagingTasks.has(task)))
    return "no-messaging-task";
  if (page.withheld?.some((name) => isRequired(type, name))) return "permission-missing";
  if (type === "messenger" || page.instagram) return undefined;
  return page.personalInstagram ? "instagram-not-professional" : "no-instagram-account";
}
