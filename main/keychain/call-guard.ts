import type { Clock } from "../channels/ports/clock.ts";

/**
 * The time after which we tell the user that a call is slow, in milliseconds. Such a call is
 * probably waiting for a prompt.
 */
const slowAfterMs = 15_000;
/**
 * The time after which the caller stops waiting, in milliseconds. The call itself goes on, because
 * it cannot be cancelled.
 */
const timeoutMs = 60_000;

/** The outcome of a call to keytar. */
export type KeytarResult<T> =
  | { readonly kind: "answered"; readonly value: T }
  | { readonly kind: "rejected"; readonly error: unknown }
  /**
   * The call took too long, or it was not started because an earlier call was still running or the
   * guard was closed.
   */
  | { readonly kind: "timed-out" };

export interface CallGuardEvents {
  /** Called when a call has been running for 15 seconds. */
  slow(): void;
  /** Called when a call finishes after it has timed out. */
  late(result: KeytarResult<unknown>): void;
}

export interface CallGuard {
  /** Makes a call with a timeout. Never rejects. Don't make two calls at once. */
  run<T>(call: () => Promise<T>): Promise<KeytarResult<T>>;
  /**
   * Refuses further calls. Resolves when the last call has finished, or never if that call is
   * waiting for a prompt.
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
 * Limits how long a caller waits for the keychain. A call that is waiting for a prompt blocks one
 * of libuv's four threads. If all four were blocked, the app could neither read files nor resolve
 * host names (docs/research/electron.md §D.2, case E). So after a call has timed out, no other call
 * starts until that call has finished.
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
