/** The domain's front: connect, list, check, disconnect. Everything outside comes in by the ports. */

import { settle, sweep } from "./cleanup/pending-deletions.ts";
import { createUpkeep } from "./cleanup/reconciler.ts";
import { forget, withinLimit } from "./cleanup/remove-everything.ts";
import type { BrowserAccounts, FlowEnd } from "./connect/browser-flows.ts";
import { connect } from "./connect/connect.ts";
import { createFlows, type FlowParts, type Flows } from "./connect/flows.ts";
import { type Context, update } from "./context.ts";
import { type CheckRuns, createCheckRuns } from "./health/check-coordinator.ts";
import { type ExpiryWarning, takeWarnings } from "./health/expiry-warnings.ts";
import { doubtful } from "./health/invalid-tokens.ts";
import { checkEnd, createSchedule } from "./health/schedule.ts";
import { createTurns } from "./mutex.ts";
import {
  type AccountRecord,
  type Clock,
  type FacebookPort,
  type KeychainPort,
  RecordsNotSaved,
  type RecordsPort,
} from "./ports/index.ts";
import { problems } from "./problems.ts";
import { disconnected } from "./records/accounts.ts";
import { withoutIdleGaps } from "./records/permission-gaps.ts";
import { everyAccount } from "./records/wipe.ts";
import { channelsOf, permissionGapsOf, unconnectableOf } from "./views.ts";

export interface ChannelsParts {
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
  readonly callbackProblem: FlowParts["callbackProblem"];
  /** Accounts, unconnectable Pages, what is pending or `checking()` changed. */
  readonly onAccounts: () => void;
  readonly onFlows: () => void;
  readonly onLostFlow: (end: FlowEnd) => void;
}

export interface Channels
  extends BrowserAccounts,
    Pick<CheckRuns, "check" | "checking" | "pausedUntil"> {
  readonly flows: Flows;
  /** Once, at the start: undoes and finishes what the last run left. */
  settle(): Promise<void>;
  /**
   * Cancels all flows, disconnects all accounts, and waits for Facebook up to a limit. What it did not confirm is
   * pending in the records, and goes on to be retried.
   */
  endEverything(): Promise<void>;
  /** Forgets all that is recorded, what is pending included; the number of secrets that the keychain would not remove. */
  forgetEverything(): Promise<number>;
  /** The setting has been saved: what it says is carried out. */
  webhooksChanged(): void;
  /** From now on all accounts are checked from time to time; the first check is for the caller to begin. */
  watch(): void;
  /** The computer woke up, or is in a network again. */
  wake(): void;
  /** A person may have put something right at one of these pages of Meta's: the accounts that link to them are checked. */
  visited(urls: ReadonlySet<string>): void;
  /** Ends to be warned of now, each warning once: what this answers counts as said. */
  takeWarnings(): readonly ExpiryWarning[];
  close(): void;
}

export function createChannels(parts: ChannelsParts): Channels {
  const { records } = parts;
  const context: Context = {
    ...parts,
    inTurn: createTurns(),
    talkInTurn: createTurns(),
    checkLater: (heldUp) => checks.checkLater(heldUp),
    doubt: (pages) => checkIfAny((account) => doubtful(account, pages)),
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
        if (run.type === "instagram") checks.checkFresh(new Set(result.value));
        return { ok: true, value: { accounts: result.value.length } };
      } catch (error) {
        if (error instanceof RecordsNotSaved) return { ok: false, problem: problems.notSaved() };
        throw error;
      } finally {
        // One that was cancelled ended before this; what it had written may still have to go.
        if (run.signal.aborted) void upkeep.tend();
      }
    },
    onChange() {
      parts.onFlows();
      const before = running;
      running = flows.list().length;
      // A flow has ended: what it connected is to be subscribed, and what is pending no longer waits for it.
      if (running < before) void upkeep.tend();
    },
    onLost: parts.onLostFlow,
  });

  const upkeep = createUpkeep({
    context,
    nobodyLogsIn: () => flows.list().length === 0,
    onChange: parts.onAccounts,
    signal: closing.signal,
  });

  const schedule = createSchedule({
    clock: parts.clock,
    random: parts.random,
    every: parts.checkEvery,
    check: () => checks.checkUnasked(),
    quiet: () => checks.quiet(),
  });

  const checks = createCheckRuns({
    context,
    onChange: parts.onAccounts,
    onAllChecked: (problem) => schedule.ended(checkEnd(problem)),
    // A keychain that was locked may have been unlocked for this.
    onChecked: () => void upkeep.tend("all"),
    signal: closing.signal,
  });

  function checkIfAny(test: (account: AccountRecord) => boolean): void {
    const ids = idsWhere(test);
    if (ids.size > 0) checks.checkFresh(ids);
  }

  async function disconnect(ids: ReadonlySet<string>): Promise<boolean> {
    if (ids.size === 0) return false;
    await context.inTurn(async () => {
      update(records, (current) => disconnected(current, ids));
      parts.onAccounts();
      await sweep(context);
    });
    // Facebook may take its time, or be down; the account is gone from here either way.
    void upkeep.tend();
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
      channels: channelsOf(records.get(), parts.clock.now()),
      unconnectable: unconnectableOf(records.get()),
      permissionGaps: permissionGapsOf(records.get()),
      practice: parts.practice,
    }),
    disconnectAccount: (id) => disconnect(idsWhere((account) => account.id === id)),
    disconnectChannel: (id) => disconnect(idsWhere((account) => account.channel === id)),
    check: checks.check,
    checking: checks.checking,
    pausedUntil: checks.pausedUntil,
    async settle() {
      update(records, withoutIdleGaps);
      await context.inTurn(() => settle(context));
      await upkeep.tend();
    },
    async endEverything() {
      for (const { id } of flows.list()) flows.cancel(id);
      await disconnect(everyAccount(records.get()));
      await withinLimit(parts.clock, upkeep.tend());
      parts.onAccounts();
    },
    forgetEverything: () =>
      context.inTurn(async () => {
        const left = await forget(context);
        parts.onAccounts();
        return left;
      }),
    webhooksChanged: () => void upkeep.tend(),
    watch: schedule.start,
    wake: schedule.wake,
    visited: (urls) => checkIfAny(({ health }) => urls.has(health.link?.url ?? "")),
    takeWarnings: () => takeWarnings(context),
    close() {
      closing.abort();
      schedule.stop();
      upkeep.stop();
      flows.close();
    },
  };
}
