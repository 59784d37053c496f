/**
 * Keeps the Pages' subscriptions to the Meta app's webhook as the setting wants them (`research/meta.md` §2.2). What
 * they come to is shown at the account and never touches its health.
 */
import type { ChannelType } from "../../../common/contract/accounts.ts";
import { type Context, updateRecords } from "../context.ts";
import { pagesWithInvalidToken } from "../health/invalid-tokens.ts";
import type { AccountRecord, SubscriptionRecord } from "../model.ts";
import { readPageTokens } from "../page-tokens.ts";
import {
  maxPagesPerCall,
  type SubscriptionRequest,
  type SubscriptionResult,
} from "../ports/facebook.ts";
import { disableWebhooks, enableWebhooks, setSubscriptions } from "../records/subscriptions.ts";

/** `unverified`: only Pages of which nothing good is known since their channels changed. */
export type SubscriptionScope = "all" | "unverified";

/** Takes the setting over into the records; in one step, so that no crash leaves half of it. */
export function applyWebhookSetting({ records, webhooks }: Context): void {
  updateRecords(records, webhooks() ? enableWebhooks : disableWebhooks);
}

/** True: nothing is left to ask again soon. Subscribes nothing while webhooks are off. */
export function subscribePages(
  context: Context,
  which: SubscriptionScope,
  signal: AbortSignal,
): Promise<boolean> {
  if (!context.records.get().webhooks) return Promise.resolve(true);
  return context.facebookMutex.run(async () => {
    let complete = true;
    const pages = [...pagesToAsk(context.records.get().accounts, which)];
    for (let start = 0; start < pages.length; start += maxPagesPerCall) {
      // Switched off meanwhile: what was subscribed is about to be ended.
      if (signal.aborted || !context.records.get().webhooks) return true;
      const answer = await subscribeSome(
        context,
        pages.slice(start, start + maxPagesPerCall),
        signal,
      );
      if (answer === "stopped") return false;
      complete &&= answer === "answered";
    }
    return complete;
  });
}

/** The accounts by Page: the fields of both channels are subscribed together. */
function pagesToAsk(
  accounts: readonly AccountRecord[],
  which: SubscriptionScope,
): Iterable<readonly AccountRecord[]> {
  const asked = accounts.filter(
    ({ subscription }) => which === "all" || subscription?.state !== "on",
  );
  const pages = Map.groupBy(accounts, ({ pageId }) => pageId);
  return [...new Set(asked.map(({ pageId }) => pageId))].map((pageId) => pages.get(pageId) ?? []);
}

/** `stopped`: it would be the same with those behind. `some`: of some Pages nothing was learnt. */
async function subscribeSome(
  { keychain, facebook, records, recheckPages }: Context,
  pages: readonly (readonly AccountRecord[])[],
  signal: AbortSignal,
): Promise<"answered" | "some" | "stopped"> {
  const asked = pages.flat();
  const { tokens, locked } = await readPageTokens(
    keychain,
    asked.map(({ pageId }) => pageId),
  );
  const requests = tokens.map(
    (key): SubscriptionRequest => ({ ...key, channels: channelsOn(asked, key.pageId) }),
  );
  const results = requests.length > 0 ? await facebook.subscribe(requests, signal) : [];
  const found = new Map(results.flatMap(subscriptionFrom));
  if (found.size > 0) updateRecords(records, (current) => setSubscriptions(current, asked, found));
  recheckPages(pagesWithInvalidToken(results));
  if (locked || (found.size === 0 && results.length > 0)) return "stopped";
  return found.size === results.length ? "answered" : "some";
}

const channelsOn = (accounts: readonly AccountRecord[], pageId: string): readonly ChannelType[] =>
  accounts.filter((account) => account.pageId === pageId).map(({ channel }) => channel);

/** As with a check: a problem that says nothing of the Page changes nothing. */
function subscriptionFrom({
  pageId,
  result,
}: SubscriptionResult): readonly (readonly [string, SubscriptionRecord])[] {
  if (result.ok) return [[pageId, { state: "on" }]];
  const { health, code, details } = result.problem;
  if (health === undefined) return [];
  return [[pageId, { state: "failed", code, ...(details && { details }) }]];
}
