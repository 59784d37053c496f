import { randomUUID } from "node:crypto";
import type { PendingDisconnect } from "../../../common/contract/snapshot.ts";
import { activityAccount } from "../activity/accounts.ts";
import type { Context } from "../context.ts";
import type { AccountRecord } from "../model.ts";
import { StoreWriteError } from "../ports/records.ts";
import {
  isDisconnecting,
  markDisconnecting,
  pendingDisconnectViews,
  undoDisconnect,
} from "../records/pending-disconnects.ts";
import { updateRecords } from "../records/update-records.ts";
import { disconnect } from "./disconnect.ts";

export interface PendingDisconnectsDeps {
  readonly context: Context;
  /** Called when accounts have left the list or come back. */
  readonly onChange: () => void;
  /** Brings Facebook in line with the records. */
  readonly reconcile: () => Promise<void>;
}

/** Disconnects accounts after a while, until which the user can bring them back. */
export interface PendingDisconnects {
  /**
   * Takes these accounts out of the list, and saves that they are to be disconnected. Returns
   * undefined if none of them is connected. Rejects with StoreWriteError and changes nothing if the
   * records cannot be saved.
   */
  start(accountIds: ReadonlySet<string>): Promise<PendingDisconnect | undefined>;
  /**
   * Brings the accounts back as they were, and checks them in the background. Returns false if
   * there are none any more. Rejects with StoreWriteError if the records cannot be saved.
   */
  undo(id: string): Promise<boolean>;
  /**
   * Disconnects all accounts that wait, at once, and brings Facebook in line with the records.
   * Rejects with StoreWriteError.
   */
  finishAll(): Promise<void>;
  /** Stops the timers. What waits is disconnected at the next start. */
  stop(): void;
}

/** How long the user can undo a disconnect, in milliseconds. */
const undoPeriod = 10_000;

export function createPendingDisconnects(deps: PendingDisconnectsDeps): PendingDisconnects {
  const { context, onChange, reconcile } = deps;
  const { activity, records, recordsMutex, clock, events } = context;
  const timers = new Map<string, () => void>();

  function stopTimer(id: string): void {
    timers.get(id)?.();
    timers.delete(id);
  }

  function startTimer(id: string): void {
    stopTimer(id);
    timers.set(
      id,
      clock.after(undoPeriod, () => {
        timers.delete(id);
        // If the disk is full, try again later, because the accounts must not come back.
        finish(({ disconnecting }) => disconnecting?.id === id).catch((error: unknown) => {
          if (!(error instanceof StoreWriteError)) throw error;
          startTimer(id);
        });
      }),
    );
  }

  async function finish(matches: (account: AccountRecord) => boolean): Promise<void> {
    await disconnect(context, matches, { by: { kind: "window" }, onChange });
    await reconcile();
  }

  return {
    start: (accountIds) =>
      recordsMutex.run(async () => {
        const mark = {
          id: randomUUID(),
          until: new Date(clock.now() + undoPeriod).toISOString(),
        };
        updateRecords(records, (current) => markDisconnecting(current, accountIds, mark));
        const started = pendingDisconnectViews(records.get()).find(({ id }) => id === mark.id);
        if (!started) return undefined;
        startTimer(mark.id);
        onChange();
        return started;
      }),
    undo: (id) =>
      recordsMutex.run(async () => {
        const accounts = records.get().accounts.filter((each) => each.disconnecting?.id === id);
        updateRecords(records, (current) => undoDisconnect(current, id));
        stopTimer(id);
        if (accounts.length === 0) return false;
        activity.add([{ kind: "undone", accounts: accounts.map(activityAccount) }]);
        onChange();
        events.emit("recheck-needed", new Set(accounts.map((account) => account.id)));
        // Pages that were left out meanwhile may have to be subscribed.
        void reconcile();
        return true;
      }),
    async finishAll() {
      if (records.get().accounts.some(isDisconnecting)) await finish(isDisconnecting);
    },
    stop() {
      for (const id of [...timers.keys()]) stopTimer(id);
    },
  };
}
