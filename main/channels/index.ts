/** The domain's front: connect, list, check, disconnect. Everything outside comes in by the ports. */
import type { ChannelType } from "../../preload/contract.ts";
import type { BrowserAccounts, FlowEnd } from "./browser-flows.ts";
import { createChecks } from "./checks.ts";
import { connect } from "./connect.ts";
import { type Context, update } from "./context.ts";
import { createFlows, type FlowParts, type Flows } from "./flows.ts";
import { withoutIdleGaps } from "./permission-gaps.ts";
import {
  type Clock,
  type FacebookPort,
  type Problem,
  RecordsNotSaved,
  type RecordsPort,
  type VaultPort,
} from "./ports.ts";
import { problems } from "./problems.ts";
import { disconnected } from "./records.ts";
import { revokeIdleUsers, settle, sweep } from "./tombstones.ts";
import { createTurns } from "./turns.ts";
import { channelsOf } from "./views.ts";

export interface ChannelsParts {
  readonly facebook: FacebookPort;
  readonly vault: VaultPort;
  readonly records: RecordsPort;
  readonly clock: Clock;
  readonly practice: boolean;
  readonly redirectUri: () => string;
  readonly callbackProblem: FlowParts["callbackProblem"];
  /** Accounts, unconnectable Pages, revocations or `checking()` changed. */
  readonly onAccounts: () => void;
  readonly onFlows: () => void;
  readonly onLostFlow: (end: FlowEnd) => void;
}

export interface Channels extends BrowserAccounts {
  readonly flows: Flows;
  /** Asks Facebook about all accounts, or one channel's. One at a time: a second call joins the first. A problem: why some could not be asked about. */
  check(type?: ChannelType): Promise<Problem | undefined>;
  checking(): boolean;
  /** A check waits for Facebook's limit, until then (ISO 8601). */
  pausedUntil(): string | undefined;
  /** Once, at the start: undoes and finishes what the last run left. */
  settle(): Promise<void>;
  close(): void;
}

/** What Facebook did not confirm is tried again this often while the app runs. */
const retryEvery = 10 * 60_000;

export function createChannels(parts: ChannelsParts): Channels {
  const { records, clock } = parts;
  const context: Context = {
    ...parts,
    inTurn: createTurns(),
    talkInTurn: createTurns(),
    checkLater: (heldUp) => checks.checkLater(heldUp),
  };
  const closing = new AbortController();
  let stopRetry: () => void = () => undefined;

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
        // What a broken-off connect had written may still have to go.
        void finishPending();
      }
    },
    onChange: parts.onFlows,
    onLost: parts.onLostFlow,
  });

  /** Not while somebody logs in: the grant being made is the one that a late revocation would end. */
  const nobodyLogsIn = () => flows.list().length === 0;

  async function finishPending(): Promise<void> {
    try {
      if (nobodyLogsIn()) await revokeIdleUsers(context, nobodyLogsIn);
    } catch (error) {
      // Done but not noted: it is done again, which both removals bear.
      if (!(error instanceof RecordsNotSaved)) throw error;
    }
    parts.onAccounts();
    planRetry();
  }

  function planRetry(): void {
    stopRetry();
    const { revoking, removing } = records.get();
    if (revoking.length + removing.length === 0 || closing.signal.aborted) return;
    stopRetry = clock.after(retryEvery, () => void finishPending());
  }

  const checks = createChecks({
    context,
    onChange: parts.onAccounts,
    // A keychain that was locked may have been unlocked for this.
    onChecked: () => void finishPending(),
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
    void finishPending();
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
      await finishPending();
    },
    close() {
      closing.abort();
      stopRetry();
      flows.close();
    },
  };
}
