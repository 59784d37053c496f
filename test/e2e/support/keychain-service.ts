/** What may become of the keychain's service while the app runs. */
import { expect } from "@playwright/test";
import type { Keyring } from "../../support/keyring.ts";

/** gnome-keyring crashes; the desktop starts another, which has kept everything. */
export async function crash(keyring: Keyring): Promise<void> {
  const items = await keyring.size();
  const crashed = await keyring.pid();
  process.kill(crashed, "SIGKILL");
  await expect(async () => {
    expect(await keyring.pid()).not.toBe(crashed);
    expect(await keyring.size()).toBe(items);
  }).toPass();
}

/** Makes the keychain's service stand still, as it does while its prompt waits for somebody. */
export async function holdUp(keyring: Keyring): Promise<Disposable> {
  const pid = await keyring.pid();
  process.kill(pid, "SIGSTOP");
  return { [Symbol.dispose]: () => process.kill(pid, "SIGCONT") };
}
