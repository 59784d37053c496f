import { createMutex, type Mutex } from "../channels/mutex.ts";
import type { Clock } from "../channels/ports/clock.ts";
import { createCallGuard, type KeytarResult } from "./call-guard.ts";
import { type Keytar, loadKeytar as loadInstalledKeytar } from "./keytar/keytar.ts";
import type { ReconnectingKeytar } from "./keytar/reconnecting-keytar.ts";
import { createStatusTracker, type StatusTracker } from "./status.ts";

/** Accesses the items of one service in the system's keychain. Each item has its own account. */
export interface KeychainItems {
  get(account: string): Promise<KeytarResult<string | null>>;
  set(account: string, secret: string): Promise<KeytarResult<void>>;
  delete(account: string): Promise<KeytarResult<boolean>>;
  /** Returns how often keytar has reconnected to the Secret Service since the app started. */
  reconnects(): number;
}

/**
 * The app's only connection to the system's keychain. All services share it, because two calls at
 * the same time may hang (docs/research/electron.md §D.2).
 */
export interface KeychainConnection {
  /** Serializes whole operations, so that no call comes between a write and its verification. */
  readonly mutex: Mutex;
  readonly status: StatusTracker;
  /** Returns the items of a service. Loads keytar on the first call. Rejects if loading fails. */
  items(service: string): Promise<KeychainItems>;
  /** Refuses further calls. Resolves when the call in progress has finished. */
  close(): Promise<void>;
}

export interface ConnectionDeps {
  readonly clock: Clock;
  readonly loadKeytar?: () => Promise<Keytar | ReconnectingKeytar>;
}

/**
 * True if this result of a call that had timed out proves that the keychain is open. `null`,
 * `false` and rejections prove nothing, because they may come from a dismissed prompt.
 */
const provesOpen = (result: KeytarResult<unknown>): boolean =>
  result.kind === "answered" && result.value !== null && result.value !== false;

export function createKeychainConnection({
  clock,
  loadKeytar = loadInstalledKeytar,
}: ConnectionDeps): KeychainConnection {
  const status = createStatusTracker();
  const guard = createCallGuard(clock, {
    slow: () => status.set({ name: "waiting" }),
    late: (result) => {
      if (provesOpen(result)) status.set({ name: "ready" });
    },
  });
  let loading: Promise<Keytar | ReconnectingKeytar> | undefined;
  return {
    mutex: createMutex(),
    status,
    async items(service) {
      loading ??= loadKeytar();
      const keytar = await loading;
      return {
        get: (account) => guard.run(() => keytar.getPassword(service, account)),
        set: (account, secret) => guard.run(() => keytar.setPassword(service, account, secret)),
        delete: (account) => guard.run(() => keytar.deletePassword(service, account)),
        reconnects: () => ("reconnects" in keytar ? keytar.reconnects() : 0),
      };
    },
    close: guard.close,
  };
}
