import type { Clock } from "../../channels/ports/clock.ts";

export interface OpenedLinks {
  /** The browser has been sent there. */
  add(url: string): void;
  /** Where a person may still be at work. */
  recent(): ReadonlySet<string>;
}

/** Milliseconds. Whoever looks at the window in between is not done yet; after that the next check will tell. */
const longestVisit = 60 * 60_000;

export function createOpenedLinks(clock: Pick<Clock, "now">): OpenedLinks {
  const since = new Map<string, number>();
  return {
    add: (url) => void since.set(url, clock.now()),
    recent() {
      for (const [url, at] of since) {
        if (Math.abs(clock.now() - at) > longestVisit) since.delete(url);
      }
      return new Set(since.keys());
    },
  };
}
