import type { Clock } from "../../channels/ports/clock.ts";

export interface NetworkOptions {
  readonly isOnline: () => boolean;
  readonly clock: Pick<Clock, "after">;
}

export interface Network {
  /** At the last look. */
  isOnline(): boolean;
  /** For who has a reason to think that it has changed. */
  refresh(): void;
  onChange(listener: (online: boolean) => void): void;
}

/** Milliseconds between two looks: while there is one, and until there is one again. Each look wakes the processor. */
const whileOnline = 30_000;
const whileOffline = 10_000;

/** For as long as the app runs. */
export function watchNetwork({ isOnline, clock }: NetworkOptions): Network {
  const listeners = new Set<(online: boolean) => void>();
  let online = isOnline();
  let stopLooking: () => void = () => undefined;

  function refresh(): void {
    const before = online;
    online = isOnline();
    lookLater();
    if (online !== before) for (const listener of listeners) listener(online);
  }

  function lookLater(): void {
    stopLooking();
    stopLooking = clock.after(online ? whileOnline : whileOffline, refresh);
  }

  lookLater();
  return {
    isOnline: () => online,
    refresh,
    onChange: (listener) => void listeners.add(listener),
  };
}
