import type { Clock } from "../channels/ports.ts";
import type { Usage } from "./usage.ts";

/** Remembers which limits are reached, and until when. */
export interface Gate {
  note(usages: readonly Usage[]): void;
  /** Milliseconds until calls in this scope may go on; undefined: now. */
  stoppedFor(scope: string): number | undefined;
  /** The app is close to its limit: calls should be spaced. */
  isSlow(): boolean;
}

export function createGate(clock: Clock): Gate {
  const limits = new Map<string, { readonly pace: "slow" | "stop"; readonly until: number }>();

  function current(scope: string) {
    const limit = limits.get(scope);
    if (limit && limit.until <= clock.now()) limits.delete(scope);
    return limits.get(scope);
  }

  return {
    note(usages) {
      for (const { scope, pace, ms } of usages) {
        if (pace === "free") limits.delete(scope);
        else limits.set(scope, { pace, until: clock.now() + ms });
      }
    },
    stoppedFor(scope) {
      const limit = current(scope);
      return limit?.pace === "stop" ? limit.until - clock.now() : undefined;
    },
    isSlow: () => current("app")?.pace === "slow",
  };
}
