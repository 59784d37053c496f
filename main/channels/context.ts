import { EventEmitter } from "node:events";
import type { ConnectSummary } from "../../common/contract/accounts.ts";
import { watchHealth } from "./activity/watch-health.ts";
import type { CheckEnd } from "./health/schedule.ts";
import type { Problem } from "./model.ts";
import { createMutex, type Mutex } from "./mutex.ts";
import type { ActivityPort } from "./ports/activity.ts";
import type { Clock } from "./ports/clock.ts";
import type { FacebookPort } from "./ports/facebook.ts";
import type { KeychainPort } from "./ports/keychain.ts";
import type { RecordsPort } from "./ports/records.ts";

export interface Ports {
  readonly facebook: FacebookPort;
  readonly keychain: KeychainPort;
  readonly records: RecordsPort;
  /**
   * Serializes changes to records and secrets, so that a disconnect never runs in the middle of a
   * connect. Everybody who changes these records shares it.
   */
  readonly recordsMutex: Mutex;
  readonly activity: ActivityPort;
  readonly clock: Clock;
  /** Returns whether the user wants Pages to be subscribed to the Meta app's webhook. */
  readonly webhooks: () => boolean;
}

/** The ports, mutexes and events that all operations of the domain share. */
export interface Context extends Ports {
  /**
   * Serializes calls to Facebook about connected accounts. These calls may take a minute, so never
   * wait for this mutex while holding `recordsMutex`.
   */
  readonly facebookMutex: Mutex;
  readonly events: EventEmitter<ContextEvents>;
}

/** The rate-limit problems of accounts that could not be checked, by account id. */
export type RateLimited = ReadonlyMap<string, Problem>;

/** Events with which operations report changes and request work without waiting for it. */
interface ContextEvents {
  /** The health of these accounts may be out of date. */
  "recheck-needed": [accountIds: ReadonlySet<string>];
  /** A login has connected what it allows, which may be nothing. */
  "login-applied": [ConnectSummary];
  /** A rate limit kept these accounts from being checked. */
  "rate-limited": [RateLimited];
  /** A flow has ended, or the work of a cancelled flow has stopped. */
  "flow-ended": [];
  /** A check of all accounts has ended, or was cancelled. */
  "all-checked": [CheckEnd];
  /** A check of a channel or of all accounts is over, even if it failed or was cancelled. */
  "check-finished": [];
}

export const createContext = (ports: Ports): Context => ({
  ...ports,
  records: watchHealth(ports.records, ports.activity),
  facebookMutex: createMutex(),
  events: new EventEmitter(),
});
