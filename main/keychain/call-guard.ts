import type { Clock } from "../channels/ports/clock.ts";

/** A call this slow probably waits for a prompt: worth showing, but not a failure yet. */
const slowAfterMs = 15_000;
/** When the caller stops waiting. The call itself cannot be cancelled. */
const timeoutMs = 60_000;

/** How a call into the keychain ended. */
export type KeytarResult<T> =
  | { readonly kind: "answered"; readonly value: T }
  | { readonly kind: "rejected"; readonly error: unknown }
  /** Took too long, or was not started because an earlier call is still running. */
  | { readonly kind: "timed-out" };

export interface CallGuardEvents {
  /** A call has been running for 15 s. */
  slow(): void;
  /** A call has finished after its timeout. */
  late(result: KeytarResult<unknown>): void;
}

export interface CallGuard {
  /** Makes one call under the time limit. Never rejects. Callers must not make two at once. */
  run<T>(call: () => Promise<T>): Promise<KeytarResult<T>>;
  /**
   * Refuses further calls. Resolves when the last one has finished, which may be never if it waits
   * for a prompt.
   */
  close(): Promise<void>;
}

async function settle<T>(call: () => Promise<T>): Promise<KeytarResult<T>> {
  try {
    return { kind: "answered", value: await call() };
  } catch (error) {
    return { kind: "rejected", error };
  }
}

/**
 * Limits how long a caller waits for the keychain. A call that waits for a prompt blocks one of
 * libuv's four threads; with all four blocked the app can neither read files nor resolve names
 * (docs/research/electron.md §D.2, case E). So no call starts while a timed-out one still runs.
 */
export function createCallGuard(clock: Clock, events: CallGuardEvents): CallGuard {
  let blocked = false;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  async function run<T>(call: () => Promise<T>): Promise<KeytarResult<T>> {
    if (blocked || closed) return { kind: "timed-out" };
    const pending = settle(call);
    last = pending;
    const timeout = Promise.withResolvers<KeytarResult<T>>();
    const timers = [
      clock.after(slowAfterMs, events.slow),
      clock.after(timeoutMs, () => timeout.resolve({ kind: "timed-out" })),
    ];
    const result = await Promise.race([pending, timeout.promise]);
    for (const cancel of timers) cancel();
    if (result.kind === "timed-out") {
      blocked = true;
      void pending.then((late) => {
        blocked = false;
        events.late(late);
      });
    }
    return result;
  }

  return {
    run,
    async close() {
      closed = true;
      await last;
    },
  };
}
