import type { Clock } from "../channels/ports/index.ts";

/** After this long a prompt is probably on screen: worth saying, no failure yet. */
const slowAfterMs = 15_000;
/** After this long the caller is let go; the call itself cannot be taken back. */
const silentAfterMs = 60_000;

/** How a call into the keychain ended. */
export type CallResult<T> =
  | { readonly kind: "answered"; readonly value: T }
  | { readonly kind: "rejected"; readonly error: unknown }
  /** Not in time, or not even asked because an earlier call is still pending. */
  | { readonly kind: "silent" };

export interface CallGuardEvents {
  /** A call has been pending for 15 s. */
  slow(): void;
  /** A call that had been given up on has ended after all. */
  late(reply: CallResult<unknown>): void;
}

export interface CallGuard {
  /** Makes one call under the time limits. Never rejects. */
  run<T>(start: () => Promise<T>): Promise<CallResult<T>>;
  /** Lets no further call through; resolves when the last one has ended, which at a prompt may be never. */
  close(): Promise<void>;
}

async function settled<T>(start: () => Promise<T>): Promise<CallResult<T>> {
  try {
    return { kind: "answered", value: await start() };
  } catch (error) {
    return { kind: "rejected", error };
  }
}

/**
 * Lets one call through at a time; the caller queues. A call that waits for a prompt holds one of libuv's four threads:
 * one stuck thread does no harm, four stop every file and DNS access of the app (`research/electron.md` D.2, case E).
 * So as long as a call is pending that was given up on, no other is started.
 */
export function createCallGuard(clock: Clock, events: CallGuardEvents): CallGuard {
  let latched = false;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  async function run<T>(start: () => Promise<T>): Promise<CallResult<T>> {
    if (latched || closed) return { kind: "silent" };
    const pending = settled(start);
    last = pending;
    const limit = Promise.withResolvers<CallResult<T>>();
    const timers = [
      clock.after(slowAfterMs, events.slow),
      clock.after(silentAfterMs, () => limit.resolve({ kind: "silent" })),
    ];
    const reply = await Promise.race([pending, limit.promise]);
    for (const cancel of timers) cancel();
    if (reply.kind === "silent") {
      latched = true;
      void pending.then((late) => {
        latched = false;
        events.late(late);
      });
    }
    return reply;
  }

  return {
    run,
    async close() {
      closed = true;
      await last;
    },
  };
}
