import type { Clock } from "../../channels/ports/clock.ts";

export interface NetworkDeps {
  readonly isOnline: () => boolean;
  readonly clock: Pick<Clock, "after">;
}

export interface Network {
  /** Returns the state at the last refresh. */
  isOnline(): boolean;
  /** Looks now, for callers who expect a change. */
  refresh(): void;
  onChange(listener: (online: boolean) => void): void;
}

/** Milliseconds between two looks. Each one wakes the processor. */
const intervalOnline = 30_000;
const intervalOffline = 10_000;

/**
 * Polls for as long as the app runs whether there is a network, because Electron reports changes to
 * pages only.
 */
export function watchNetwork({ isOnline, clock }: NetworkDeps): Network {
  const listeners = new Set<(online: boolean) => void>();
  let online = isOnline();
  let cancelTimer: () => void = () => undefined;

  function refresh(): void {
    const before = online;
    online = isOnline();
    restartTimer();
    if (online !== before) for (const listener of listeners) listener(online);
  }

  function restartTimer(): void {
    cancelTimer();
    cancelTimer = clock.after(online ? intervalOnline : intervalOffline, refresh);
  }

  restartTimer();
  return {
    isOnline: () => online,
    refresh,
    onChange: (listener) => void listeners.add(listener),
  };
}
