/**
 * Keeps the Pages' webhook subscriptions in line with the setting (docs/research/meta.md §2.2).
 * Accounts show whether they are subscribed, but this never affects their health.
 */
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { Context } from "../context.ts";
import { needsRecheck, pagesWithInvalidToken } from "../health/invalid-tokens.ts";
import type { AccountRecord, SubscriptionRecord } from "../model.ts";
import { readPageTokens } from "../page-tokens.ts";
import { maxPagesPerCall, type SubscriptionResult } from "../ports/facebook.ts";
import { accountIdsWhere } from "../records/accounts.ts";
import { isDisconnecting } from "../records/pending-disconnects.ts";
import { disableWebhooks, enableWebhooks, setSubscriptions } from "../records/subscriptions.ts";
import { isOfOtherApp } from "../records/token-origin.ts";
import { updateRecords } from "../records/update-records.ts";

/** `unverified` skips Pages that are known to be subscribed with the fields that they need. */
export type SubscriptionScope = "all" | "unverified";

/** Applies the setting to the records in one step, so that a crash cannot leave it half-applied. */
export function applyWebhookSetting({ records, webhooks }: Context): void {
  updateRecords(records, webhooks() ? enableWebhooks : disableWebhooks);
}

/**
 * Subscribes Pages to webhooks, or does nothing while webhooks are off. Skips the Pages that
 * another Meta app connected. Returns false if some Pages have to be retried.
 */
export async function subscribePages(
  context: Context,
  scope: SubscriptionScope,
  signal: AbortSignal,
): Promise<boolean> {
  const { records } = context;
  if (!records.get().webhooks) return true;
  return context.facebookMutex.run(async () => {
    let complete = true;
    const { appId } = context.facebook;
    const accounts = records.get().accounts.filter((account) => !isOfOtherApp(account, appId));
    const pages = pagesInScope(accounts, scope);
    for (let start = 0; start < pages.length; start += maxPagesPerCall) {
      // Stop if webhooks have been turned off, because the subscriptions are about to end.
      if (signal.aborted || !records.get().webhooks) return true;
      const batch = pages.slice(start, start + maxPagesPerCall);
      const progress = await subscribeBatch(context, batch, signal);
      if (progress === "stopped") return false;
      complete &&= progress === "complete";
    }
    return complete;
  });
}

/**
 * The accounts of one Page. They belong together because one call subscribes the Page for all its
 * channels.
 */
type PageAccounts = readonly AccountRecord[];

function pagesInScope(
  accounts: readonly AccountRecord[],
  scope: SubscriptionScope,
): readonly PageAccounts[] {
  // Leave a Page alone while one of its accounts waits to be disconnected, because the subscription
  // is for all of its channels.
  const pages = [...Map.groupBy(accounts, ({ pageId }) => pageId).values()].filter(
    (page) => !page.some(isDisconnecting),
  );
  if (scope === "all") return pages;
  return pages.filter((page) => page.some(({ subscription }) => subscription?.state !== "on"));
}

/**
 * Returns `partial` if the state of some Pages is still unknown. Returns `stopped` if the next
 * batch would probably fail as well.
 */
async function subscribeBatch(
  context: Context,
  pages: readonly PageAccounts[],
  signal: AbortSignal,
): Promise<"complete" | "partial" | "stopped"> {
  const { keychain, facebook, records, events } = context;
  const accounts = pages.flat();
  const { tokens, locked } = await readPageTokens(
    keychain,
    accounts.map(({ pageId }) => pageId),
  );
  const requests = tokens.map((token) => ({
    ...token,
    channels: channelsOfPage(accounts, token.pageId),
  }));
  const results = requests.length > 0 ? await facebook.subscribe(requests, signal) : [];
  const found = new Map(results.flatMap(subscriptionEntry));
  if (found.size > 0)
    updateRecords(records, (current) => setSubscriptions(current, accounts, found));
  const invalid = pagesWithInvalidToken(results);
  events.emit(
    "recheck-needed",
    accountIdsWhere(records.get(), (account) => needsRecheck(account, invalid)),
  );
  if (locked || (found.size === 0 && results.length > 0)) return "stopped";
  return found.size === results.length ? "complete" : "partial";
}

const channelsOfPage = (
  accounts: readonly AccountRecord[],
  pageId: string,
): readonly ChannelType[] =>
  accounts.filter((account) => account.pageId === pageId).map(({ channel }) => channel);

/**
 * Returns a list with one entry, the Page's id and subscription. Returns an empty list if the
 * result reveals nothing about the Page.
 */
function subscriptionEntry({
  pageId,
  result,
}: SubscriptionResult): readonly (readonly [string, SubscriptionRecord])[] {
  if (result.ok) return [[pageId, { state: "on" }]];
  const { health, code, details } = result.problem;
  if (health === undefined) return [];
  return [[pageId, { state: "failed", code, ...(details && { details }) }]];
}
