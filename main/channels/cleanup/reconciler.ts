import type { Context } from "../context.ts";
import { StoreWriteError } from "../ports/records.ts";
import { isOfOtherApp } from "../records/token-origin.ts";
import {
  applyWebhookSetting,
  type SubscriptionScope,
  subscribePages,
} from "../webhooks/subscribe-pages.ts";
import { revokeAccess } from "./revoke-access.ts";

export interface ReconcilerDeps {
  readonly context: Context;
  /**
   * Returns whether a login is in progress. If so, nothing is revoked, because a revocation would
   * also take away the permissions that the login is obtaining.
   */
  readonly isLoggingIn: () => boolean;
  /** Called when the records of pending work or subscriptions may have changed. */
  readonly onChange: () => void;
  readonly signal: AbortSignal;
}

/** Brings Facebook in line with the records, and retries failed calls. */
export interface Reconciler {
  /**
   * Revokes access, ends subscriptions and subscribes Pages, as the records require. Schedules a
   * retry if any of this failed.
   */
  reconcile(scope?: SubscriptionScope): Promise<void>;
  stop(): void;
}

/** The time between retries, in milliseconds. */
const retryInterval = 10 * 60_000;

export function createReconciler(deps: ReconcilerDeps): Reconciler {
  const { context, isLoggingIn, onChange, signal } = deps;
  let stopRetry: () => void = () => undefined;
  let subscribed = true;

  async function reconcile(scope: SubscriptionScope = "unverified"): Promise<void> {
    if (signal.aborted) return;
    try {
      applyWebhookSetting(context);
      const mayContinue = () => !isLoggingIn();
      if (mayContinue()) await revokeAccess(context, { mayContinue, signal });
      subscribed = await subscribePages(context, scope, signal);
    } catch (error) {
      // The result of a step could not be saved. A retry simply repeats the step, because every
      // step is idempotent.
      if (!(error instanceof StoreWriteError)) throw error;
    }
    onChange();
    scheduleRetry();
  }

  function scheduleRetry(): void {
    stopRetry();
    if (signal.aborted || (subscribed && !hasPendingWork(context))) return;
    stopRetry = context.clock.after(retryInterval, () => void reconcile());
  }

  return { reconcile, stop: () => stopRetry() };
}

function hasPendingWork({ records, facebook }: Context): boolean {
  const { pendingRevocations, pendingDeletes, pendingUnsubscribes } = records.get();
  const ends = [...pendingRevocations, ...pendingUnsubscribes];
  return pendingDeletes.length > 0 || ends.some((each) => !isOfOtherApp(each, facebook.appId));
}
