import type { Clock } from "../../channels/ports/clock.ts";

/**
 * The pages of Meta that the browser was sent to. The user may fix a problem there, so its accounts
 * are rechecked when they come back to the window.
 */
export interface OpenedLinks {
  add(url: string): void;
  /** Returns the links that the user may still be working on. */
  recent(): ReadonlySet<string>;
}

/** Milliseconds. After that the next scheduled check is enough. */
const maxAge = 60 * 60_000;

export function createOpenedLinks(clock: Pick<Clock, "now">): OpenedLinks {
  const openedAt = new Map<string, number>();
  return {
    add: (url) => void openedAt.set(url, clock.now()),
    recent() {
      for (const [url, at] of openedAt) {
        if (Math.abs(clock.now() - at) > maxAge) openedAt.delete(url);
      }
      return new Set(openedAt.keys());
    },
  };
}
