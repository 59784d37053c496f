/** The domain's front: connect, list, check, disconnect. Everything outside comes in by the ports. */
import type { BrowserAccounts, FlowEnd } from "./browser-flows.ts";
import { type CheckRuns, createCheckRuns } from "./check-runs.ts";
import { connect } from "./connect.ts";
import { type Context, update } from "./context.ts";
import { createFlows, type FlowParts, type Flows } from "./flows.ts";
import {
  type Clock,
  type FacebookPort,
  RecordsNotSaved,
  type RecordsPort,
  type VaultPort,
} from "./ports.ts";
import { problems } from "./problems.ts";
import { disconnected } from "./records/accounts.ts";
import { withoutIdleGaps } from "./records/permission-gaps.ts";
import { settle, sweep } from "./tombstones.ts";
import { createTurns } from "./turns.ts";
import { createUpkeep } from "./upkeep.ts";
import { channelsOf } from "./views.ts";

export interface ChannelsParts {
  readonly facebook: FacebookPort;
  readonly vault: VaultPort;
  readonly records: RecordsPort;
  readonly clock: Clock;
  readonly practice: boolean;
  /** The setting: Pages are subscribed to the Meta app's webhook. */
  readonly webhooks: () => boolean;
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
  /** The setting has been saved: what it says is carried out. */
  webhooksChanged(): void;
  close(): void;
}

export function createChannels(parts: ChannelsParts): Channels {
  const { records } = parts;
  const context: Context = {
    ...parts,
    inTurn: createTurns(),
    talkInTurn: createTurns(),
    checkLater: (heldUp) => checks.checkLater(heldUp),
  };
  const closing = new AbortController();
  let running = 0;

  const flows = createFlows({
    ...parts,
    connect: async (run) => {
      try {
        const outcome = await connect(context, { ...run, redirectUri: parts.redirectUri() });
        if (!outcome.ok) return outcome;
        // Whether the owner of an Instagram account lets messages be read shows only when one is (`research/meta.md`
        // §2.1). The flow does not wait for it.
        if (run.type === "instagram") checks.checkFresh(new Set(outcome.value));
        return { ok: true, value: { accounts: outcome.value.length } };
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

  const checks = createCheckRuns({
    context,
    onChange: parts.onAccounts,
    // A keychain that was locked may have been unlocked for this.
    onChecked: () => void upkeep.tend("all"),
    signal: closing.signal,
  });

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

  const idsWhere = (
    test: (account: { id: string; channel: string }) => boolean,
  ): ReadonlySet<string> =>
    new Set(
      records
        .get()
        .accounts.filter(test)
        .map((account) => account.id),
    );

  return {
    flows,
    list: () => ({
      channels: channelsOf(records.get()),
      unconnectable: records.get().unconnectable,
      permissionGaps: records.get().permissionGaps,
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
    webhooksChanged: () => void upkeep.tend(),
    close() {
      closing.abort();
      upkeep.stop();
      flows.close();
    },
  };
}
