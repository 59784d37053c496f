/** What goes on behind the window: what Facebook did not confirm is tried again, and subscriptions follow the setting. */
import type { Context } from "../context.ts";
import { RecordsNotSaved } from "../ports/index.ts";
import { followSetting, subscribePages, type Which } from "../subscriptions.ts";
import { endAtFacebook } from "./pending-deletions.ts";

export interface UpkeepParts {
  readonly context: Context;
  /** The grant being made in a login is the one that a late revocation would end. */
  readonly nobodyLogsIn: () => boolean;
  /** What is pending, or an account's subscription, changed. */
  readonly onChange: () => void;
  /** Ends it. */
  readonly signal: AbortSignal;
}

export interface Upkeep {
  /** Does what can be done now; plans the rest. `which` subscriptions are looked at, while webhooks are on. */
  tend(which?: Which): Promise<void>;
  stop(): void;
}

/** Milliseconds until the next try, while the app runs. */
const retryEvery = 10 * 60_000;

export function createUpkeep({ context, nobodyLogsIn, onChange, signal }: UpkeepParts): Upkeep {
  const { records, clock } = context;
  /** Facebook did not say of each subscription how it stands. */
  let incomplete = false;
  let stopRetry: () => void = () => undefined;

  async function tend(which: Which = "unverified"): Promise<void> {
    if (signal.aborted) return;
    try {
      followSetting(context);
      if (nobodyLogsIn()) await endAtFacebook(context, { mayGoOn: nobodyLogsIn, signal });
      incomplete = !(await subscribePages(context, which, signal));
    } catch (error) {
      // Done but not noted: it is done again, which all of it bears.
      if (!(error instanceof RecordsNotSaved)) throw error;
    }
    onChange();
    planRetry();
  }

  function planRetry(): void {
    stopRetry();
    const { revoking, removing, unsubscribing } = records.get();
    const pending = revoking.length + removing.length + unsubscribing.length;
    if ((pending === 0 && !incomplete) || signal.aborted) return;
    stopRetry = clock.after(retryEvery, () => void tend());
  }

  return { tend, stop: () => stopRetry() };
}
