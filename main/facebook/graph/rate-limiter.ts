import type { Clock } from "../../channels/ports/index.ts";
import type { Usage } from "./usage-headers.ts";

/** A limit that is reached. */
export interface Stop {
  /** Milliseconds until the next call. */
  readonly ms: number;
  /** Facebook named the time; else it is our guess. */
  readonly named: boolean;
}

/** Which limits are reached, as one operation sees them. A scope is `app`, `caller`, or the id of a Page. */
export interface Gate {
  note(usages: readonly Usage[]): void;
  /** Facebook refused a call for this limit. `ms`: until it answers again, where it said so. */
  refused(scope: string, ms: number | undefined): void;
  /** Undefined: calls in this scope may be made. */
  stopped(scope: string): Stop | undefined;
  /** The app is close to its limit: calls should be spaced. */
  isSlow(): boolean;
}

interface Limit {
  readonly pace: "slow" | "stop";
  readonly named: boolean;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/**
 * A limit with a time holds for all operations until then. One without holds, for as long as we guess, for the
 * operation that met it and no other: the next begins because a person asked, or hours later, and its first answer
 * tells how things are. So does `caller`, which is somebody else each time.
 */
export function createGates(clock: Clock, random: () => number): { enter(): Gate } {
  const shared = new Map<string, Limit>();
  const guess = createGuesses(clock, random);

  return {
    enter() {
      const own = new Map<string, Limit>();

      function current(scope: string): Limit | undefined {
        const limits = [own.get(scope), shared.get(scope)];
        return limits.find((limit) => limit && limit.until > clock.now());
      }

      /** Facebook's word goes before a guess. */
      function stop(scope: string, ms: number | undefined): void {
        if (ms === undefined) {
          if (current(scope)?.pace === "stop") return;
          own.set(scope, { pace: "stop", named: false, until: guess(scope) });
        } else {
          own.delete(scope);
          const limits = scope === "caller" ? own : shared;
          limits.set(scope, { pace: "stop", named: true, until: clock.now() + ms });
        }
      }

      function note({ scope, pace, ms }: Usage): void {
        if (pace === "stop") stop(scope, ms);
        // An answer that was on its way when Facebook stopped us ends no stop.
        else if (current(scope)?.pace === "stop") return;
        else if (pace === "free" || ms === undefined) shared.delete(scope);
        else shared.set(scope, { pace, named: false, until: clock.now() + ms });
      }

      return {
        note: (usages) => usages.forEach(note),
        refused: stop,
        stopped(scope) {
          const limit = current(scope);
          if (limit?.pace !== "stop") return undefined;
          return { ms: limit.until - clock.now(), named: limit.named };
        },
        isSlow: () => current("app")?.pace === "slow",
      };
    },
  };
}

/** Milliseconds. Each pause of a row is twice as long as the one before, up to the longest, give or take a quarter. */
const firstPause = 60_000;
const longestPause = 16 * 60_000;
/** Milliseconds without a refusal after which a row has ended. */
const rowEnds = 30 * 60_000;

/** When to ask again where Facebook does not say, in milliseconds since the epoch. */
function createGuesses(clock: Clock, random: () => number): (scope: string) => number {
  const last = new Map<string, { readonly pauses: number; readonly until: number }>();
  return (scope) => {
    const before = last.get(scope);
    // Refused twice for the same limit, as by calls side by side.
    if (before && before.until > clock.now()) return before.until;
    const inRow = before !== undefined && clock.now() - before.until < rowEnds;
    const pauses = inRow ? before.pauses + 1 : 0;
    const pause = Math.min(firstPause * 2 ** pauses, longestPause) * (0.75 + random() / 2);
    const until = clock.now() + pause;
    last.set(scope, { pauses, until });
    return until;
  };
}
