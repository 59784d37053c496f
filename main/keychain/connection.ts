import { createMutex, type Mutex } from "../channels/mutex.ts";
import type { Clock } from "../channels/ports/index.ts";
import { type CallGuard, type CallResult, createCallGuard } from "./call-guard.ts";
import { type Keytar, loadKeytar as loadInstalledKeytar } from "./keytar/keytar.ts";
import type { ReconnectingKeytar } from "./keytar/reconnecting-keytar.ts";
import { createStatusTracker, type StatusTracker } from "./status.ts";

/** The one way into the computer's keychain. All keychains of an app share it: two calls at once may hang (`research/electron.md` D.2). */
export interface KeychainConnection {
  /** Operations, not single calls: no other write may come between a write and its reading back. */
  readonly mutex: Mutex;
  readonly callGuard: CallGuard;
  /** How the keychain was met last, by whichever keychain. */
  readonly status: StatusTracker;
  /** Loaded when it is first asked for. */
  readonly keytar: () => Promise<Keytar | ReconnectingKeytar>;
}

export interface ConnectionOptions {
  readonly clock: Clock;
  readonly loadKeytar?: () => Promise<Keytar | ReconnectingKeytar>;
}

/** A late yes proves that the keychain is open; a late no, `null` or `false` may come from a dismissed prompt. */
const opens = (reply: CallResult<unknown>): boolean =>
  reply.kind === "answered" && reply.value !== null && reply.value !== false;

export function createKeychainConnection({
  clock,
  loadKeytar = loadInstalledKeytar,
}: ConnectionOptions): KeychainConnection {
  const status = createStatusTracker();
  const callGuard = createCallGuard(clock, {
    slow: () => status.set({ name: "waiting" }),
    late: (reply) => {
      if (opens(reply)) status.set({ name: "ready" });
    },
  });
  let loading: Promise<Keytar | ReconnectingKeytar> | undefined;
  return {
    mutex: createMutex(),
    callGuard,
    status,
    keytar() {
      loading ??= loadKeytar();
      return loading;
    },
  };
}
