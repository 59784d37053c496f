import type { CheckScope, RunningCheck } from "../../../common/contract/checks.ts";
import { type CheckTally, emptyTally } from "./check-accounts.ts";
import type { CheckRunOptions } from "./retry-rate-limited.ts";

export interface FinishedCheck {
  readonly tally: CheckTally;
  readonly cancelled: boolean;
}

/** The checks that are running, and the way to end them. */
export interface CheckRuns {
  /**
   * Runs a check. Resolves when it is over, or as soon as it is cancelled. `total` is the number of
   * its accounts.
   */
  run(scope: CheckScope, total: number, work: CheckWork): Promise<FinishedCheck>;
  /** Cancels all checks. */
  cancel(): void;
  list(): readonly RunningCheck[];
}

export type CheckWork = (options: CheckRunOptions) => Promise<void>;

interface Run {
  view: RunningCheck;
  readonly abort: AbortController;
}

/** @param signal Cancels all checks, those too that start later. */
export function createCheckRuns(onChange: () => void, signal: AbortSignal): CheckRuns {
  const running = new Set<Run>();
  const cancel = () => {
    for (const { abort } of running) abort.abort();
  };
  signal.addEventListener("abort", cancel, { once: true });

  return {
    async run(scope, total, work) {
      const abort = new AbortController();
      const run: Run = { view: { scope, total }, abort };
      const tally = emptyTally();
      const onPause: CheckRunOptions["onPause"] = (until) => {
        run.view = { scope, total, ...(until !== undefined && { pausedUntil: until }) };
        onChange();
      };
      running.add(run);
      onChange();
      if (signal.aborted) abort.abort();
      try {
        // Don't wait until cancelled work has noticed, because it may be waiting for a mutex.
        await Promise.race([work({ tally, onPause, signal: abort.signal }), aborted(abort.signal)]);
        return { tally, cancelled: abort.signal.aborted };
      } finally {
        running.delete(run);
        onChange();
      }
    },
    cancel,
    list: () => [...running].map(({ view }) => view).filter(({ total }) => total > 0),
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
