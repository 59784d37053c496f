import { type Keytar, loadKeytar } from "./keytar.ts";
import { type Child, type RemoteKeytar, remoteKeytar } from "./remote-keytar.ts";

/**
 * Loads keytar once, for all vaults of the app. `start`: a process of main/vault/keytar-process.ts, in case that one is
 * needed.
 */
export function lastingKeytarLoader(
  start: () => Child,
  platform: NodeJS.Platform = process.platform,
): () => Promise<Keytar> {
  let loading: Promise<Keytar> | undefined;
  async function load(): Promise<Keytar> {
    const keytar = await loadKeytar();
    return platform === "linux" ? lastingKeytar(keytar, () => remoteKeytar(start)) : keytar;
  }
  return () => {
    loading ??= load();
    return loading;
  };
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
export function lastingKeytar(first: Keytar, another: () => RemoteKeytar): Keytar {
  let current = first;
  let endCurrent: (() => void) | undefined;
  /** One that never found a service finds it as soon as there is one. */
  let foundService = false;

  async function ask<T>(question: (keytar: Keytar) => Promise<T>): Promise<T> {
    const answer = await question(current);
    foundService = true;
    return answer;
  }

  function renew(): void {
    endCurrent?.();
    const next = another();
    current = next;
    endCurrent = next.end;
    foundService = false;
  }

  return {
    async getPassword(service, account) {
      const read = (keytar: Keytar) => keytar.getPassword(service, account);
      try {
        return await ask(read);
      } catch (error) {
        if (!foundService) throw error;
        renew();
        return ask(read);
      }
    },
    setPassword: (service, account, password) =>
      ask((keytar) => keytar.setPassword(service, account, password)),
    deletePassword: (service, account) => ask((keytar) => keytar.deletePassword(service, account)),
  };
}
