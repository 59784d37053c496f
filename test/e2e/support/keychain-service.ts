import { expect } from "@playwright/test";
import type { Keyring } from "../../support/keyring.ts";

/** Crashes gnome-keyring and waits until it has been restarted with all its items. */
export async function crashKeyring(keyring: Keyring): Promise<void> {
  const items = await keyring.size();
  const crashed = await keyring.pid();
  process.kill(crashed, "SIGKILL");
  await expect(async () => {
    expect(await keyring.pid()).not.toBe(crashed);
    expect(await keyring.size()).toBe(items);
  }).toPass();
}

/**
 * Suspends gnome-keyring, so that gnome-keyring does not answer, as if its prompt were waiting for
 * the user. Disposal resumes gnome-keyring.
 */
export async function suspendKeyring(keyring: Keyring): Promise<Disposable> {
  const pid = await keyring.pid();
  process.kill(pid, "SIGSTOP");
  return { [Symbol.dispose]: () => process.kill(pid, "SIGCONT") };
}
