/** The two places that must tell the same story: what the window shows, and what lies in the keychain. */
import { expect } from "@playwright/test";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import type { Keyring } from "../../support/keyring.ts";
import type { App } from "./app.ts";

export const practiceService = "Pagekeeper Practice";

/**
 * Names of all the secrets that practice mode has in the keychain, sorted; the canary is none. Rejects when one of
 * them is removed just as they are listed.
 */
export async function secretsIn(keyring: Keyring): Promise<readonly string[]> {
  const labels = await keyring.labels(practiceService);
  return labels
    .map((label) => label.replace(`${practiceService}/`, ""))
    .filter((name) => name !== "canary")
    .sort();
}

/** Names of the secrets by which the window's accounts live, and those still needed to end access at Facebook. */
async function secretsShown(app: App): Promise<readonly string[]> {
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

/** Every account has its secret and every secret its account, as soon as what was left half done is put right. */
export async function expectAgreement(app: App, keyring: Keyring): Promise<void> {
  await expect(async () => {
    const secrets = await secretsIn(keyring);
    expect(secrets).toEqual(await secretsShown(app));
    // With the last secret the canary goes, too; nothing of anyone else's is on this computer.
    expect(await keyring.size()).toBe(secrets.length === 0 ? 0 : secrets.length + 1);
  }).toPass({ intervals: [50, 100, 200], timeout: 60_000 });
}
