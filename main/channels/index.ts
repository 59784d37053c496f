/** The domain: connects, lists, checks and disconnects accounts. */
import type { ChannelType, ConnectSummary } from "../../common/contract/accounts.ts";
import type {
  ActivityPage,
  ActivityQuery,
  DisconnectedBy,
} from "../../common/contract/activity.ts";
import type { PendingDisconnect, Reachability } from "../../common/contract/snapshot.ts";
import { accountProblems } from "./account-problems.ts";
import { activityPage } from "./activity/views.ts";
import { disconnect } from "./cleanup/disconnect.ts";
import { createPendingDisconnects } from "./cleanup/pending-disconnects.ts";
import { createReconciler } from "./cleanup/reconciler.ts";
import { type LastUse, recoverFromLastRun } from "./cleanup/recover.ts";
import { wipeRecords } from "./cleanup/wipe.ts";
import type { BrowserAccounts } from "./connect/browser-flows.ts";
import { connect } from "./connect/connect.ts";
import { type CloseReason, createFlows, type Flows, type FlowsDeps } from "./connect/flows.ts";
import { alsoRestored } from "./connect/restored-accounts.ts";
import { createContext, type Ports } from "./context.ts";
import { type CheckCoordinator, createCheckCoordinator } from "./health/check-coordinator.ts";
import { type ExpiryWarning, takeDueWarnings } from "./health/expiry-warnings.ts";
import { createSchedule } from "./health/schedule.ts";
import type { AccountRecord } from "./model.ts";
import { permissionGapViews } from "./permission-views.ts";
import { settledWithin } from "./ports/clock.ts";
import { accountIdsWhere } from "./records/accounts.ts";
import { channelViews, unconnectableViews, type ViewOptions } from "./views.ts";

export interface ChannelsDeps extends Ports, Pick<FlowsDeps, "redirectUri" | "callbackProblem"> {
  readonly practice: boolean;
  /** Returns the number of hours between two checks of all accounts, as set by the user. */
  readonly checkEvery: () => number;
  /**
   * Returns a number from 0 (inclusive) to 1 (exclusive), like `Math.random`. Varies the times of
   * scheduled checks.
   */
  readonly random: () => number;
  /**
   * Called when accounts, unconnectable Pages, pending work or the result of `checks` have changed.
   */
  readonly onAccountsChanged: () => void;
  readonly onFlowsChanged: () => void;
  readonly onFlowEndedWithoutBrowser: FlowsDeps["onEndedWithoutBrowser"];
}

export interface Channels
  extends BrowserAccounts,
    Pick<CheckCoordinator, "check" | "cancelCheck" | "checks"> {
  /** The id of this run's Meta app. */
  readonly appId: string;
  /** Where links lead. */
  readonly links: NonNullable<ViewOptions["links"]>;
  readonly flows: Flows;
  /** Returns whether the last call reached Facebook. */
  reachability(): Reachability;
  /** Returns what happened to the accounts, from newest to oldest. */
  activity(query: ActivityQuery): ActivityPage;
  /** Returns the newest login of each channel in this run. */
  connectSummaries(): readonly ConnectSummary[];
  /**
   * Undoes changes that were half-finished when these records were last in use, and resumes pending
   * work. Call once, before the first check.
   */
  recoverFromLastRun(lastUse?: LastUse): Promise<void>;
  /** Starts checking all accounts regularly. The caller must start the first check. */
  startSchedule(): void;
  /** Call when the computer wakes up or is online again. */
  onWake(): void;
  /**
   * Checks the accounts whose problem links to one of these addresses. Call after the user has
   * opened them.
   */
  recheckLinkedTo(urls: ReadonlySet<string>): void;
  /**
   * Returns the expiry warnings that are due. Each warning is returned only once. Throws
   * StoreWriteError if we cannot record that the warnings were given.
   */
  takeDueWarnings(): readonly ExpiryWarning[];
  /**
   * Takes these accounts out of the list and disconnects them after ten seconds, unless
   * `undoDisconnect` brings them back. Returns undefined if none of them is connected. Rejects with
   * StoreWriteError and changes nothing if the records cannot be saved.
   */
  disconnect(accountIds: ReadonlySet<string>): Promise<PendingDisconnect | undefined>;
  /** Returns false if it is too late. Rejects with StoreWriteError. */
  undoDisconnect(id: string): Promise<boolean>;
  /**
   * Disconnects at once what waits to be disconnected, and waits up to two seconds for Facebook.
   * Call before `close`. If it rejects with StoreWriteError, the next start disconnects them.
   */
  finishDisconnects(): Promise<void>;
  /** Call after the webhook setting has changed. */
  onWebhookSettingChanged(): void;
  /**
   * Cancels all flows, disconnects all accounts, and waits up to 30 seconds for Facebook to revoke
   * access. Revocations that Facebook has not confirmed by then stay pending.
   */
  disconnectAll(): Promise<void>;
  /**
   * Forgets all records, including pending revocations. Returns the number of secrets that could
   * not be deleted.
   */
  wipeRecords(): Promise<number>;
  /** Ends all flows, checks and retries. Flows end with the problem for `reason`. */
  close(reason?: CloseReason): void;
}

/**
 * How long `disconnectAll` waits for Facebook, in milliseconds. This is long enough, because
 * revoking access to a few hundred Pages takes seconds.
 */
const maxDisconnectWait = 30_000;

/** How long `finishDisconnects` waits, in milliseconds. Quitting takes at most three seconds. */
const maxFinishWait = 2_000;

export function createChannels(deps: ChannelsDeps): Channels {
  const { records, clock, onAccountsChanged } = deps;
  const { appId } = deps.facebook;
  const links = deps.facebook;
  const closing = new AbortController();
  const { context, flows, checks, schedule, reconciler, disconnects } = createParts(
    deps,
    closing.signal,
  );
  const summaries = new Map<ChannelType, ConnectSummary>();
  context.events.on("login-applied", (summary) => summaries.set(summary.channel, summary));
  const connectSummaries = () => [...summaries.values()];

  async function disconnectWhere(
    matches: (account: AccountRecord) => boolean,
    by: DisconnectedBy = { kind: "window" },
  ): Promise<boolean> {
    const ids = accountIdsWhere(records.get(), matches);
    if (ids.size === 0) return false;
    const options = { by, onChange: onAccountsChanged };
    await disconnect(context, ({ id }) => ids.has(id), options);
    void reconciler.reconcile();
    return true;
  }

  return {
    appId,
    links,
    flows,
    list() {
      const current = records.get();
      const now = clock.now();
      const channels = channelViews(current, now, { appId, links });
      return {
        channels,
        problems: accountProblems(current, channels, now, appId),
        unconnectable: unconnectableViews(current, { links }),
        permissionGaps: permissionGapViews(current),
        connectSummaries: connectSummaries(),
        practice: deps.practice,
      };
    },
    disconnectAccount: (id, by) => disconnectWhere((account) => account.id === id, by),
    disconnectChannel: (id, by) => disconnectWhere((account) => account.channel === id, by),
    activity: (query) => activityPage(deps.activity.entries(), query),
    reachability: () => deps.facebook.reachability(),
    connectSummaries,
    check: checks.check,
    cancelCheck: checks.cancelCheck,
    checks: checks.checks,
    async recoverFromLastRun(lastUse = "earlier-run") {
      await recoverFromLastRun(context, lastUse);
      await reconciler.reconcile();
    },
    startSchedule: schedule.start,
    onWake: schedule.onWake,
    recheckLinkedTo: (urls) =>
      checks.recheck(
        accountIdsWhere(
          records.get(),
          ({ health: { link } }) => link !== undefined && urls.has(links.addressOf(link.url)),
        ),
      ),
    takeDueWarnings: () => takeDueWarnings(context),
    disconnect: disconnects.start,
    undoDisconnect: disconnects.undo,
    finishDisconnects: () => settledWithin(maxFinishWait, disconnects.finishAll(), clock),
    onWebhookSettingChanged: () => void reconciler.reconcile(),
    async disconnectAll() {
      flows.cancelAll();
      await disconnectWhere(() => true);
      await settledWithin(maxDisconnectWait, reconciler.reconcile(), clock);
      onAccountsChanged();
    },
    wipeRecords: () =>
      context.recordsMutex.run(async () => {
        const remaining = await wipeRecords(context);
        summaries.clear();
        onAccountsChanged();
        return remaining;
      }),
    close(reason) {
      closing.abort();
      schedule.stop();
      reconciler.stop();
      disconnects.stop();
      flows.close(reason);
    },
  };
}

function createParts(deps: ChannelsDeps, signal: AbortSignal) {
  const context = createContext(deps);
  const { events } = context;
  const checks = createCheckCoordinator({ context, onChange: deps.onAccountsChanged, signal });
  const schedule = createSchedule({
    clock: deps.clock,
    random: deps.random,
    intervalHours: deps.checkEvery,
    check: checks.checkInBackground,
    whenIdle: checks.whenIdle,
  });
  const flows = createFlows({
    ...deps,
    alsoRestored: (type, intent) => alsoRestored(deps.records.get(), type, intent),
    connect: (request) => connect(context, request),
    onChange: deps.onFlowsChanged,
    onEnded: () => events.emit("flow-ended"),
    onEndedWithoutBrowser: deps.onFlowEndedWithoutBrowser,
  });
  const reconciler = createReconciler({
    context,
    isLoggingIn: () => flows.list().length > 0,
    onChange: deps.onAccountsChanged,
    signal,
  });

  events.on("recheck-needed", checks.recheck);
  events.on("rate-limited", checks.retryLater);
  events.on("all-checked", schedule.allChecked);
  // The user may have unlocked the keychain for the check, so pending work may now succeed.
  events.on("check-finished", () => void reconciler.reconcile("all"));
  events.on("flow-ended", () => void reconciler.reconcile());
  const disconnects = createPendingDisconnects({
    context,
    onChange: deps.onAccountsChanged,
    reconcile: reconciler.reconcile,
  });
  return { context, flows, checks, schedule, reconciler, disconnects };
}
