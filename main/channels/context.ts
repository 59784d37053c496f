import { EventEmitter } from "node:events";
import type { Problem } from "./model.ts";
import { createMutex, type Mutex } from "./mutex.ts";
import type { Clock } from "./ports/clock.ts";
import type { FacebookPort } from "./ports/facebook.ts";
import type { KeychainPort } from "./ports/keychain.ts";
import type { RecordsPort } from "./ports/records.ts";

export interface Ports {
  readonly facebook: FacebookPort;
  readonly keychain: KeychainPort;
  readonly records: RecordsPort;
  readonly clock: Clock;
  /** The setting: subscribe connected Pages to the Meta app's webhook. */
  readonly webhooks: () => boolean;
}

/** What all operations share. */
export interface Context extends Ports {
  /** Serializes changes to records and secrets: a disconnect never meets a half-written connect. */
  readonly recordsMutex: Mutex;
  /**
   * Serializes conversations with Facebook about accounts. One may take a minute, so never wait for
   * this mutex while holding `recordsMutex`.
   */
  readonly facebookMutex: Mutex;
  readonly events: EventEmitter<ContextEvents>;
}

/** The rate limit that prevented an account's check, by account id. */
export type RateLimited = ReadonlyMap<string, Problem>;

/** How operations ask for work that nobody waits for. */
interface ContextEvents {
  /** The health of these accounts may be out of date. */
  "recheck-needed": [accountIds: ReadonlySet<string>];
  /** These accounts could not be checked yet. */
  "rate-limited": [RateLimited];
  /** A flow ended, or a cancelled one stopped working. */
  "flow-ended": [];
  /** All accounts were checked. `problem`: why some could not be. */
  "all-checked": [problem: Problem | undefined];
  /** A check of a channel or of all accounts has finished, even if it failed. */
  "check-finished": [];
}

export const createContext = (ports: Ports): Context => ({
  ...ports,
  recordsMutex: createMutex(),
  facebookMutex: createMutex(),
  events: new EventEmitter(),
});
