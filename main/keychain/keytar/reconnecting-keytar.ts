import { serviceFailure } from "../unavailable-reason.ts";
import { type Keytar, loadKeytar as loadInstalledKeytar } from "./keytar.ts";
import { createKeytarClient, type KeytarClient, type KeytarWorker } from "./keytar-client.ts";

export interface ReconnectingKeytar extends Keytar {
  /** Returns how many times a new process has replaced the previous one. */
  reconnects(): number;
}

interface LoadDeps {
  /** Starts a process that runs keytar-worker.ts. */
  readonly start: () => KeytarWorker;
  readonly platform?: NodeJS.Platform;
  readonly loadKeytar?: () => Promise<Keytar>;
}

/** Loads keytar. On Linux, the returned keytar reconnects if the Secret Service is replaced. */
export async function loadReconnectingKeytar({
  start,
  platform = process.platform,
  loadKeytar = loadInstalledKeytar,
}: LoadDeps): Promise<Keytar | ReconnectingKeytar> {
  const keytar = await loadKeytar();
  return platform === "linux"
    ? createReconnectingKeytar(keytar, () => createKeytarClient(start))
    : keytar;
}

/**
 * Creates a keytar that keeps working if the Secret Service is replaced. On Linux keytar uses
 * libsecret. Until its process ends, libsecret talks only to the first service that it found. If
 * GNOME Keyring crashes, or is replaced at login, all later calls fail, although the new service
 * answers other processes (docs/decisions/0025-keychain-service.md). So after a failure, a new
 * process from `startProcess` makes the calls.
 *
 * Reconnects only after a rejected read. A locked collection does not reject reads, so a rejection
 * means that the service is unreachable. Writes and deletions may be rejected for other reasons.
 * After such a rejection, the caller first reads an item, which may reconnect keytar. Then it tries
 * again.
 */
export function createReconnectingKeytar(
  first: Keytar,
  startProcess: () => KeytarClient,
): ReconnectingKeytar {
  let current = first;
  let endCurrent: (() => void) | undefined;
  let reconnects = 0;
  let answered = false;

  async function call<T>(method: (keytar: Keytar) => Promise<T>): Promise<T> {
    const result = await method(current);
    answered = true;
    return result;
  }

  /**
   * True if the current process had found a Secret Service before this error. If it hadn't, it
   * needs no replacement, because it will still find a service that starts later. A service may end
   * before its first answer. Only the error message tells us that, and we don't know all messages.
   * So an unknown message starts a new process just once.
   */
  const hadFoundService = (error: unknown) =>
    answered || (reconnects === 0 && serviceFailure(error) === "no-answer");

  function reconnect(): void {
    endCurrent?.();
    const next = startProcess();
    current = next;
    endCurrent = next.end;
    reconnects += 1;
    answered = false;
  }

  return {
    async getPassword(service, account) {
      const read = (keytar: Keytar) => keytar.getPassword(service, account);
      try {
        return await call(read);
      } catch (error) {
        if (!hadFoundService(error)) throw error;
        reconnect();
        return call(read);
      }
    },
    setPassword: (service, account, password) =>
      call((keytar) => keytar.setPassword(service, account, password)),
    deletePassword: (service, account) => call((keytar) => keytar.deletePassword(service, account)),
    reconnects: () => reconnects,
  };
}
