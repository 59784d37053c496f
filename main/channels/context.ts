/** What every use of the domain shares: the ports, and one queue so that no two changes interleave. */
import type { Clock, FacebookPort, Records, RecordsPort, VaultPort } from "./ports.ts";

export interface Context {
  readonly facebook: FacebookPort;
  readonly vault: VaultPort;
  readonly records: RecordsPort;
  readonly clock: Clock;
  /** Runs one change after the other: a disconnect never meets a half-written connect. */
  readonly inTurn: <T>(change: () => Promise<T>) => Promise<T>;
  /** Runs one talk with Facebook about accounts after the other. Never from within `inTurn`: it may take a minute. */
  readonly talkInTurn: <T>(talk: () => Promise<T>) => Promise<T>;
}

/** Reads, decides, writes in one step; nothing can come between. */
export function update(records: RecordsPort, step: (current: Records) => Records): void {
  const current = records.get();
  const next = step(current);
  if (next !== current) records.set(next);
}

/** A queue of one. A change that fails does not stop the next. */
export function createTurns(): Context["inTurn"] {
  let last: Promise<unknown> = Promise.resolve();
  return (change) => {
    const turn = last.then(change, change);
    last = turn;
    return turn;
  };
}

/** The current time in ISO 8601. */
export const isoNow = (clock: Clock): string => new Date(clock.now()).toISOString();
