/** The domain's front: connect, list, check, disconnect. Everything outside comes in by the ports. */

import { deletePendingSecrets, recoverFromLastRun } from "./cleanup/pending-deletions.ts";
import { createReconciler } from "./cleanup/reconciler.ts";
import { wipe, withinLimit } from "./cleanup/remove-everything.ts";
import type { BrowserAccounts, FlowEnd } from "./connect/browser-flows.ts";
import { connect } from "./connect/connect.ts";
import { createFlows, type Flows, type FlowsDeps } from "./connect/flows.ts";
import { type Context, updateRecords } from "./context.ts";
import { type CheckCoordinator, createCheckCoordinator } from "./health/check-coordinator.ts";
import { type ExpiryWarning, takeDueWarnings } from "./health/expiry-warnings.ts";
import { needsRecheck } from "./health/invalid-tokens.ts";
import { checkEnd, createSchedule } from "./health/schedule.ts";
import type { AccountRecord } from "./model.ts";
import { createMutex } from "./mutex.ts";
import type { Clock } from "./ports/clock.ts";
import type { FacebookPort } from "./ports/facebook.ts";
import type { KeychainPort } from "./ports/keychain.ts";
import { type RecordsPort, StoreWriteError } from "./ports/records.ts";
import { problems } from "./problems.ts";
import { disconnectAccounts } from "./records/accounts.ts";
import { removeUnheldGaps } from "./records/permission-gaps.ts";
import { allAccountIds } from "./records/wipe.ts";
import { channelViews, permissionGapViews, unconnectableViews } from "./views.ts";

export interface ChannelsDeps {
  readonly facebook: FacebookPort;
  readonly keychain: KeychainPort;
  readonly records: RecordsPort;
  readonly clock: Clock;
  readonly practice: boolean;
  /** The setting: Pages are subscribed to the Meta app's webhook. */
  readonly webhooks: () => boolean;
  /** The setting: hours between two checks of all accounts. */
  readonly checkEvery: () => number;
  /** 0 up to 1; spreads checks. */
  readonly random: () => number;
  readonly redirectUri: () => string;
  readonly callbackProblem: FlowsDeps["callbackProblem"];
  /** Accounts, unconnectable Pages, what is pending or `checking()` changed. */
  readonly onAccountsChanged: () => void;
  readonly onFlowsChanged: () => void;
  readonly onFlowEndedWithoutBrowser: (end: FlowEnd) => void;
}

export interface Channels
  extends BrowserAccounts,
    Pick<CheckCoordinator, "check" | "checking" | "pausedUntil"> {
  readonly flows: Flows;
  /** Once, at the start: undoes and finishes what the last run left. */
  recoverFromLastRun(): Promise<void>;
  /**
   * Cancels all flows, disconnects all accounts, and waits for Facebook up to a limit. What it did not confirm is
   * pending in the records, and goes on to be retried.
   */
  disconnectAll(): Promise<void>;
  /** Forgets all that is recorded, what is pending included; the number of secrets that the keychain would not remove. */
  wipeRecords(): Promise<number>;
  /** The setting has been saved: what it says is carried out. */
  applyWebhookSetting(): void;
  /** From now on all accounts are checked from time to time; the first check is for the caller to begin. */
  startSchedule(): void;
  /** The computer woke up, or is in a network again. */
  onWake(): void;
  /** A person may have put something right at one of these pages of Meta's: the accounts that link to them are checked. */
  recheckLinkedTo(urls: ReadonlySet<string>): void;
  /** Ends to be warned of now, each warning once: what this answers counts as said. */
  takeDueWarnings(): readonly ExpiryWarning[];
  close(): void;
}

export function createChannels(parts: ChannelsDeps): Channels {
  const { records } = parts;
  const context: Context = {
    ...parts,
    recordsMutex: createMutex(),
    facebookMutex: createMutex(),
    retryLater: (heldUp) => checks.retryLater(heldUp),
    recheckPages: (pages) => checkIfAny((account) => needsRecheck(account, pages)),
  };
  const closing = new AbortController();
  let running = 0;

  const flows = createFlows({
    ...parts,
    connect: async (run) => {
      try {
        const result = await connect(context, { ...run, redirectUri: parts.redirectUri() });
        if (!result.ok) return result;
        // Whether the owner of an Instagram account lets messages be read shows only when one is (`research/meta.md`
        // §2.1). The flow does not wait for it.
        if (run.type === "instagram") checks.checkNew(new Set(result.value));
        return { ok: true, value: { accounts: result.value.length } };
      } catch (error) {
        if (error instanceof StoreWriteError) return { ok: false, problem: problems.notSaved() };
        throw error;
      } finally {
        // One that was cancelled ended before this; what it had written may still have to go.
        if (run.signal.aborted) void upkeep.reconcile();
      }
    },
    onChange() {
      parts.onFlowsChanged();
      const before = running;
      running = flows.list().length;
      // A flow has ended: what it connected is to be subscribed, and what is pending no longer waits for it.
      if (running < before) void upkeep.reconcile();
    },
    onEndedWithoutBrowser: parts.onFlowEndedWithoutBrowser,
  });

  const upkeep = createReconciler({
    context,
    noLoginRunning: () => flows.list().length === 0,
    onChange: parts.onAccountsChanged,
    signal: closing.signal,
  });

  const schedule = createSchedule({
    clock: parts.clock,
    random: parts.random,
    intervalHours: parts.checkEvery,
    check: () => checks.checkInBackground(),
    whenIdle: () => checks.whenIdle(),
  });

  const checks = createCheckCoordinator({
    context,
    onChange: parts.onAccountsChanged,
    onAllChecked: (problem) => schedule.checkEnded(checkEnd(problem)),
    // A keychain that was locked may have been unlocked for this.
    onChecked: () => void upkeep.reconcile("all"),
    signal: closing.signal,
  });

  function checkIfAny(test: (account: AccountRecord) => boolean): void {
    const ids = idsWhere(test);
    if (ids.size > 0) checks.checkNew(ids);
  }

  async function disconnect(ids: ReadonlySet<string>): Promise<boolean> {
    if (ids.size === 0) return false;
    await context.recordsMutex.run(async () => {
      updateRecords(records, (current) => disconnectAccounts(current, ids));
      parts.onAccountsChanged();
      await deletePendingSecrets(context);
    });
    // Facebook may take its time, or be down; the account is gone from here either way.
    void upkeep.reconcile();
    return true;
  }

  const idsWhere = (test: (account: AccountRecord) => boolean): ReadonlySet<string> =>
    new Set(
      records
        .get()
        .accounts.filter(test)
        .map((account) => account.id),
    );

  return {
    flows,
    list: () => ({
      channels: channelViews(records.get(), parts.clock.now()),
      unconnectable: unconnectableViews(records.get()),
      permissionGaps: permissionGapViews(records.get()),
      practice: parts.practice,
    }),
    disconnectAccount: (id) => disconnect(idsWhere((account) => account.id === id)),
    disconnectChannel: (id) => disconnect(idsWhere((account) => account.channel === id)),
    check: checks.check,
    checking: checks.checking,
    pausedUntil: checks.pausedUntil,
    async recoverFromLastRun() {
      updateRecords(records, removeUnheldGaps);
      await context.recordsMutex.run(() => recoverFromLastRun(context));
      await upkeep.reconcile();
    },
    async disconnectAll() {
      for (const { id } of flows.list()) flows.cancel(id);
      await disconnect(allAccountIds(records.get()));
      await withinLimit(parts.clock, upkeep.reconcile());
      parts.onAccountsChanged();
    },
    wipeRecords: () =>
      context.recordsMutex.run(async () => {
        const left = await wipe(context);
        parts.onAccountsChanged();
        return left;
      }),
    applyWebhookSetting: () => void upkeep.reconcile(),
    startSchedule: schedule.start,
    onWake: schedule.onWake,
    recheckLinkedTo: (urls) => checkIfAny(({ health }) => urls.has(health.link?.url ?? "")),
    takeDueWarnings: () => takeDueWarnings(context),
    close() {
      closing.abort();
      schedule.stop();
      upkeep.stop();
      flows.close();
    },
  };
}
