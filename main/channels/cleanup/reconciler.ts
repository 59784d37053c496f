/** What goes on behind the window: what Facebook did not confirm is tried again, and subscriptions follow the setting. */
import type { Context } from "../context.ts";
import { StoreWriteError } from "../ports/records.ts";
import {
  applyWebhookSetting,
  type SubscriptionScope,
  subscribePages,
} from "../webhooks/subscribe-pages.ts";
import { revokeAccess } from "./pending-deletions.ts";

export interface ReconcilerDeps {
  readonly context: Context;
  /** The grant being made in a login is the one that a late revocation would end. */
  readonly noLoginRunning: () => boolean;
  /** What is pending, or an account's subscription, changed. */
  readonly onChange: () => void;
  /** Ends it. */
  readonly signal: AbortSignal;
}

export interface Reconciler {
  /** Does what can be done now; plans the rest. `which` subscriptions are looked at, while webhooks are on. */
  reconcile(which?: SubscriptionScope): Promise<void>;
  stop(): void;
}

/** Milliseconds until the next try, while the app runs. */
const retryEvery = 10 * 60_000;

export function createReconciler({
  context,
  noLoginRunning,
  onChange,
  signal,
}: ReconcilerDeps): Reconciler {
  const { records, clock } = context;
  /** Facebook did not say of each subscription how it stands. */
  let incomplete = false;
  let stopRetry: () => void = () => undefined;

  async function reconcile(which: SubscriptionScope = "unverified"): Promise<void> {
    if (signal.aborted) return;
    try {
      applyWebhookSetting(context);
      if (noLoginRunning()) await revokeAccess(context, { mayGoOn: noLoginRunning, signal });
      incomplete = !(await subscribePages(context, which, signal));
    } catch (error) {
      // Done but not noted: it is done again, which all of it bears.
      if (!(error instanceof StoreWriteError)) throw error;
    }
    onChange();
    planRetry();
  }

  function planRetry(): void {
    stopRetry();
    const { pendingRevocations, pendingDeletes, pendingUnsubscribes } = records.get();
    const pending = pendingRevocations.length + pendingDeletes.length + pendingUnsubscribes.length;
    if ((pending === 0 && !incomplete) || signal.aborted) return;
    stopRetry = clock.after(retryEvery, () => void reconcile());
  }

  return { reconcile, stop: () => stopRetry() };
}
