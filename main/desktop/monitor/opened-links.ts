import type { Clock } from "../../channels/ports/clock.ts";

/**
 * Remembers which of Meta's pages were opened in the browser, because the user may have fixed a
 * problem there. When the user returns to the window, the affected accounts are rechecked.
 */
export interface OpenedLinks {
  add(url: string): void;
  /** Returns the URLs opened recently enough that the user may still be working there. */
  recent(): ReadonlySet<string>;
}

/** How long to remember a link, in milliseconds. After that, the next scheduled check is enough. */
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
