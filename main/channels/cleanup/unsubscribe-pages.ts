import type { Context } from "../context.ts";
import type { PendingUnsubscribe } from "../model.ts";
import { readPageTokens } from "../page-tokens.ts";
import { maxPagesPerCall } from "../ports/facebook.ts";
import { completeUnsubscribes } from "../records/subscriptions.ts";
import { isOfOtherApp } from "../records/token-origin.ts";
import { updateRecords } from "../records/update-records.ts";

interface UnsubscribeOptions {
  /** Called before each call to Facebook. Returns false to stop. */
  readonly mayContinue: () => boolean;
  readonly signal: AbortSignal;
}

interface UnsubscribeSummary {
  /** The ids of the Pages whose token the keychain failed to return. */
  readonly unreadable: ReadonlySet<string>;
  readonly locked: boolean;
}

/**
 * Unsubscribes the Pages in `pendingUnsubscribes`, except those that another Meta app subscribed. A
 * Page stays there until Facebook confirms. Call while holding `facebookMutex`.
 */
export async function unsubscribePages(
  context: Context,
  { mayContinue, signal }: UnsubscribeOptions,
): Promise<UnsubscribeSummary> {
  const unreadable = new Set<string>();
  const { appId } = context.facebook;
  const pages = context.records
    .get()
    .pendingUnsubscribes.filter((page) => !isOfOtherApp(page, appId));
  for (let start = 0; start < pages.length && mayContinue(); start += maxPagesPerCall) {
    const batch = pages.slice(start, start + maxPagesPerCall);
    const result = await unsubscribeBatch(context, batch, signal);
    for (const pageId of result.unreadable) unreadable.add(pageId);
    if (result.ended.size > 0) {
      await context.recordsMutex.run(async () =>
        updateRecords(context.records, (current) => completeUnsubscribes(current, result.ended)),
      );
    }
    if (result.locked) return { unreadable, locked: true };
    if (result.stopped) break;
  }
  return { unreadable, locked: false };
}

async function unsubscribeBatch(
  { keychain, facebook }: Context,
  pages: readonly PendingUnsubscribe[],
  signal: AbortSignal,
) {
  const { tokens, missing, unreadable, locked } = await readPageTokens(
    keychain,
    pages.map(({ pageId }) => pageId),
  );
  const results = tokens.length > 0 ? await facebook.unsubscribe(tokens, signal) : [];
  const confirmed = results.filter(({ result }) => result.ok).map(({ pageId }) => pageId);
  return {
    // Give up on Pages without a token in the keychain, because they cannot be unsubscribed.
    ended: new Set([...missing, ...confirmed]),
    unreadable,
    locked,
    /**
     * True if Facebook confirmed nothing. The caller then stops, because the next batch would
     * probably fail too.
     */
    stopped: results.length > 0 && confirmed.length === 0,
  };
}
