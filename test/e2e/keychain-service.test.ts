import type { Keyring } from "../support/keyring.ts";
import { expectAgreement } from "./support/both-sides.ts";
import { connect } from "./support/browserless.ts";
import { accounts, disconnectAll, notices, toldConnected } from "./support/desktop.ts";
import { expect, test } from "./support/fixtures.ts";

/** gnome-keyring crashes; the desktop starts another, which has kept everything. */
async function crash(keyring: Keyring): Promise<void> {
  const items = await keyring.size();
  const crashed = await keyring.pid();
  process.kill(crashed, "SIGKILL");
  await expect(async () => {
    expect(await keyring.pid()).not.toBe(crashed);
    expect(await keyring.size()).toBe(items);
  }).toPass();
}

test("a keychain service that was started anew, and once more, serves without a new start of the app", async ({
  keyring,
  start,
}) => {
  const app = await start();
  await connect(app, "Messenger");
  await toldConnected(app.window, "Messenger");

  await crash(keyring);
  await connect(app, "Instagram");
  await toldConnected(app.window, "Instagram");
  await expectAgreement(app, keyring);

  await crash(keyring);
  await disconnectAll(app.window, "Messenger");
  await expect(accounts(app.window, "Messenger")).toHaveCount(0);
  await expectAgreement(app, keyring);
  await expect(accounts(app.window, "Instagram").first()).toContainText("Works");
  await expect(notices(app.window)).toHaveCount(0);
});
