/** Pages at Meta that the user was sent to: back in the window, they may have put right what was wrong. */
import type { Clock } from "../../channels/ports/index.ts";

export interface Visits {
  /** The browser has been sent there. */
  opened(url: string): void;
  /** Where a person may still be at work. */
  open(): ReadonlySet<string>;
}

/** Milliseconds. Whoever looks at the window in between is not done yet; after that the next check will tell. */
const longestVisit = 60 * 60_000;

export function createVisits(clock: Pick<Clock, "now">): Visits {
  const since = new Map<string, number>();
  return {
    opened: (url) => void since.set(url, clock.now()),
    open() {
      for (const [url, at] of since) {
        if (Math.abs(clock.now() - at) > longestVisit) since.delete(url);
      }
      return new Set(since.keys());
    },
  };
}
