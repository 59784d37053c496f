import { serviceFailure } from "../unavailable-reason.ts";
import { type Keytar, loadKeytar as loadInstalledKeytar } from "./keytar.ts";
import { createKeytarClient, type KeytarClient, type KeytarWorker } from "./keytar-client.ts";

export interface ReconnectingKeytar extends Keytar {
  /** How often a new process has taken over. */
  reconnects(): number;
}

interface LoadDeps {
  /** Starts a process that runs keytar-worker.ts. */
  readonly start: () => KeytarWorker;
  readonly platform?: NodeJS.Platform;
  readonly loadKeytar?: () => Promise<Keytar>;
}

/** Only Linux has a Secret Service that may be replaced. */
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
 * A keytar that outlives the Secret Service it found first. libsecret, which keytar uses on Linux,
 * talks to that one service for the life of its process. If GNOME Keyring crashes, or is replaced
 * at login, every later call fails although the new service answers other processes
 * (docs/decisions/0025-keychain-service.md). From then on a process from `startProcess` makes the
 * calls.
 *
 * Only a rejected read reconnects: a locked collection does not reject reads, so the service must
 * be out of reach. Writes and deletions may be rejected for other reasons; their callers read
 * something first and then try again.
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
   * Whether the current process had found a service; one that never did finds it when it appears. A
   * service may also end between being found and its first answer. Only the message tells, and we
   * know only some messages, so an unknown one starts a single process.
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
