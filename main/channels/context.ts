/** What every use of the domain shares: the ports, and two queues so that no two changes, and no two talks, interleave. */
import type { RateLimited } from "./health/check-accounts.ts";
import type { Records } from "./model.ts";
import type { Mutex } from "./mutex.ts";
import type { Clock } from "./ports/clock.ts";
import type { FacebookPort } from "./ports/facebook.ts";
import type { KeychainPort } from "./ports/keychain.ts";
import type { RecordsPort } from "./ports/records.ts";

export interface Context {
  readonly facebook: FacebookPort;
  readonly keychain: KeychainPort;
  readonly records: RecordsPort;
  readonly clock: Clock;
  /** The setting: connected Pages are to be subscribed to the app's webhook. */
  readonly webhooks: () => boolean;
  /** Runs one change after the other: a disconnect never meets a half-written connect. */
  readonly recordsMutex: Mutex;
  /** Runs one talk with Facebook about accounts after the other. Never from within `inTurn`: it may take a minute. */
  readonly facebookMutex: Mutex;
  /** Asks about these again when their limit is over; nobody waits for it. */
  readonly retryLater: (heldUp: RateLimited) => void;
  /** A call about these Pages was refused for their token's sake: what is known of their accounts may be out of date. */
  readonly recheckPages: (pageIds: ReadonlySet<string>) => void;
}

/** Reads, decides, writes in one step; nothing can come between. */
export function updateRecords(records: RecordsPort, step: (current: Records) => Records): void {
  const current = records.get();
  const next = step(current);
  if (next !== current) records.set(next);
}

/** The current time in ISO 8601. */
export const isoNow = (clock: Clock): string => new Date(clock.now()).toISOString();
