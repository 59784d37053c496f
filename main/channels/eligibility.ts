/** Decides which Pages of a login can be connected, and why the others cannot. */
import type { ChannelType } from "../../common/contract/accounts.ts";
import type { UnconnectableCause } from "./model.ts";
import { isRequired } from "./permissions.ts";
import type { ListedPage, Login } from "./ports/facebook.ts";

/** A Page that can be connected, with its token. */
export interface EligiblePage extends ListedPage {
  readonly token: string;
}

export type IneligiblePage = UnconnectableCause & { readonly page: ListedPage };

export interface PartitionedPages {
  readonly eligible: readonly EligiblePage[];
  readonly ineligible: readonly IneligiblePage[];
}

/** The names of the users who connected Pages in earlier logins, by Page id. */
export type OtherOwners = ReadonlyMap<string, string>;

/**
 * The tasks that let a person read and answer a Page's messages. Tasks with the prefix
 * `PROFILE_PLUS_` belong to the new Pages experience (docs/research/meta.md §1.6, §2.1).
 */
const messagingTasks: ReadonlySet<string> = new Set([
  "MESSAGING",
  "MODERATE",
  "PROFILE_PLUS_MESSAGING",
  "PROFILE_PLUS_MODERATE",
  "PROFILE_PLUS_FULL_CONTROL",
]);

/**
 * Splits the login's Pages into those that can be connected and those that cannot. Returns every
 * Page exactly once, even if Facebook lists it twice.
 */
export function partitionPages(
  type: ChannelType,
  login: Login,
  otherOwners: OtherOwners = new Map(),
): PartitionedPages {
  const eligible: EligiblePage[] = [];
  const ineligible: IneligiblePage[] = [];
  for (const page of new Map(login.pages.map((each) => [each.id, each])).values()) {
    const { token } = page;
    const connectedBy = otherOwners.get(page.id);
    const reason = ineligibleReason(type, page, login.user.token);
    if (reason !== undefined || token === undefined) {
      ineligible.push({ page, reason: reason ?? "not-ticked" });
    } else if (connectedBy !== undefined) {
      ineligible.push({ page, reason: "connected-by-another", connectedBy });
    } else eligible.push({ ...page, token });
  }
  return { eligible, ineligible };
}

/**
 * Returns why the Page cannot be connected, or undefined if it can. If there are several reasons,
 * returns the one that the user has to resolve first.
 */
function ineligibleReason(
  type: ChannelType,
  page: ListedPage,
  userToken: string,
): Exclude<UnconnectableCause["reason"], "connected-by-another"> | undefined {
  // Never accept the user's token in place of the Page's token, because the connection would look
  // healthy but fail when it is used (docs/research/meta.md §1.6).
  if (page.token === undefined || page.token === userToken) return "not-ticked";
  if (page.tasks && !page.tasks.some((task) => messagingTasks.has(task)))
    return "no-messaging-task";
  if (page.withheld?.some((permission) => isRequired(type, permission)))
    return "permission-missing";
  if (type === "messenger" || page.instagram) return undefined;
  return page.personalInstagram ? "instagram-not-professional" : "no-instagram-account";
}
