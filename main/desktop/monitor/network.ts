import type { Clock } from "../../channels/ports/clock.ts";

export interface NetworkDeps {
  readonly isOnline: () => boolean;
  readonly clock: Pick<Clock, "after">;
}

export interface Network {
  /** Returns whether there was a network at the last refresh. */
  isOnline(): boolean;
  /** Checks the network immediately. Call this when a change is likely. */
  refresh(): void;
  onChange(listener: (online: boolean) => void): void;
}

/**
 * The time between two checks, in milliseconds. It is long while online, because each check wakes
 * the processor.
 */
const intervalOnline = 30_000;
const intervalOffline = 10_000;

/** Checks repeatedly whether there is a network, because Electron reports changes only to pages. */
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
