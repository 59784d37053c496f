import type { Clock } from "../channels/ports.ts";
import type { Usage } from "./usage.ts";

/** A limit that is reached. */
export interface Stop {
  /** Milliseconds until Facebook answers again; absent: it named no time. */
  readonly ms?: number;
}

/** Which limits are reached, as one operation sees them. */
export interface Gate {
  note(usages: readonly Usage[]): void;
  /** Undefined: calls in this scope may be made. */
  stopped(scope: string): Stop | undefined;
  /** The app is close to its limit: calls should be spaced. */
  isSlow(): boolean;
}

/**
 * A limit with a time holds for all operations until then. One without ends the operation that met it and no
 * more: the next begins because a person asked, or hours later, and its first answer tells how things are.
 */
export function createGates(clock: Clock): { enter(): Gate } {
  const timed = new Map<string, { readonly pace: "slow" | "stop"; readonly until: number }>();

  function current(scope: string) {
    const limit = timed.get(scope);
    if (limit && limit.until <= clock.now()) timed.delete(scope);
    return timed.get(scope);
  }

  return {
    enter() {
      const untimed = new Set<string>();
      return {
        note(usages) {
          for (const { scope, pace, ms } of usages) {
            if (pace === "free") timed.delete(scope);
            else if (ms === undefined) untimed.add(scope);
            else timed.set(scope, { pace, until: clock.now() + ms });
          }
        },
        stopped(scope) {
          const limit = current(scope);
          if (limit?.pace === "stop") return { ms: limit.until - clock.now() };
          return untimed.has(scope) ? {} : undefined;
        },
        isSlow: () => current("app")?.pace === "slow",
      };
    },
  };
}
