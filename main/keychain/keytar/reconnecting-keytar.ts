import { serviceFailure } from "../unavailable-reason.ts";
import { type Keytar, loadKeytar as loadInstalledKeytar } from "./keytar.ts";
import { createKeytarClient, type KeytarClient, type KeytarWorker } from "./keytar-client.ts";

export interface ReconnectingKeytar extends Keytar {
  /** How many times another process took over. */
  replaced(): number;
}

interface LoaderOptions {
  /** Starts a process of main/keychain/keytar/keytar-worker.ts. */
  readonly start: () => KeytarWorker;
  readonly platform?: NodeJS.Platform;
  readonly loadKeytar?: () => Promise<Keytar>;
}

/** macOS and Windows have no service that could be another. */
export async function loadReconnectingKeytar({
  start,
  platform = process.platform,
  loadKeytar = loadInstalledKeytar,
}: LoaderOptions): Promise<Keytar | ReconnectingKeytar> {
  const keytar = await loadKeytar();
  return platform === "linux"
    ? createReconnectingKeytar(keytar, () => createKeytarClient(start))
    : keytar;
}

/**
 * keytar that outlives the service behind it. On Linux libsecret, under keytar, talks for the whole life of its process
 * to the Secret Service that it found first. When another takes that one's place (GNOME Keyring crashes, or is replaced
 * at login), it fails for good, while the new one answers everybody else (docs/decisions/0025-keychain-service.md). From
 * then on `another` process asks, which finds the new one.
 *
 * A reading notices it: a locked collection shows nothing, but only a service out of reach rejects a reading. A write or
 * a removal that rejects may have other reasons, so whoever asked for it reads first and then asks again.
 */
export function createReconnectingKeytar(
  first: Keytar,
  another: () => KeytarClient,
): ReconnectingKeytar {
  let current = first;
  let endCurrent: (() => void) | undefined;
  let replaced = 0;
  let answered = false;

  async function ask<T>(question: (keytar: Keytar) => Promise<T>): Promise<T> {
    const answer = await question(current);
    answered = true;
    return answer;
  }

  /**
   * Whoever never found a service finds it as soon as there is one. One may end between being found and its first answer:
   * then the text tells, of which not all are known, so on that alone one process is started and no more.
   */
  const foundService = (error: unknown) =>
    answered || (replaced === 0 && serviceFailure(error) === "no-answer");

  function replace(): void {
    endCurrent?.();
    const next = another();
    current = next;
    endCurrent = next.end;
    replaced += 1;
    answered = false;
  }

  return {
    async getPassword(service, account) {
      const read = (keytar: Keytar) => keytar.getPassword(service, account);
      try {
        return await ask(read);
      } catch (error) {
        if (!foundService(error)) throw error;
        replace();
        return ask(read);
      }
    },
    setPassword: (service, account, password) =>
      ask((keytar) => keytar.setPassword(service, account, password)),
    deletePassword: (service, account) => ask((keytar) => keytar.deletePassword(service, account)),
    replaced: () => replaced,
  };
}
