import { expect } from "@playwright/test";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import type { Keyring } from "../../support/keyring.ts";
import type { App } from "./app.ts";

export const practiceService = "Pagekeeper Practice";

/**
 * Returns the sorted names of practice mode's secrets in the keychain. Rejects if an item is
 * removed in the meantime.
 */
export async function listSecrets(keyring: Keyring): Promise<readonly string[]> {
  return [...(await keyring.secrets(practiceService)).keys()].sort();
}

/** Returns the names of the secrets that the window's accounts and pending revocations need. */
async function listNeededSecrets(app: App): Promise<readonly string[]> {
  const names = await app.window.evaluate(async () => {
    const answer = await window.pagekeeper?.snapshot();
    if (!answer?.ok) throw new Error("The window has no snapshot.");
    const snapshot: Snapshot = JSON.parse(answer.value);
    const accounts = snapshot.channels.flatMap((channel) => channel.accounts);
    return [
      ...accounts.map((account) => `page:${account.pageId}`),
      ...accounts.map((account) => `user:${account.connectedBy.id}`),
      ...snapshot.pending.map((end) =>
        end.kind === "access" ? `user:${end.userId}` : `page:${end.pageId}`,
      ),
    ];
  });
  return [...new Set(names)].sort();
}

/** Waits until the app has recovered and the keychain contains exactly the secrets it needs. */
export async function expectConsistency(app: App, keyring: Keyring): Promise<void> {
  await expect(async () => {
    const secrets = await listSecrets(keyring);
    expect(secrets).toEqual(await listNeededSecrets(app));
    // The app removes the canary together with the last secret.
    if (secrets.length === 0) expect(await keyring.size()).toBe(0);
  }).toPass({ intervals: [50, 100, 200], timeout: 60_000 });
}
