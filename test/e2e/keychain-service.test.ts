import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expectConsistency } from "./support/consistency.ts";
import { expect, test } from "./support/fixtures.ts";
import { connect } from "./support/http-login.ts";
import { crashKeyring } from "./support/keychain-service.ts";
import { accounts, disconnectAll, expectConnected, notices } from "./support/ui.ts";

test("works with a restarted keychain service, even repeatedly, without restarting the app", async ({
  keyring,
  profile,
  start,
}) => {
  const app = await start();
  await connect(app, "Messenger");
  await expectConnected(app.window, "Messenger");

  await crashKeyring(keyring);
  await connect(app, "Instagram");
  await expectConnected(app.window, "Instagram");
  await expectConsistency(app, keyring);

  await crashKeyring(keyring);
  await disconnectAll(app.window, "Messenger");
  await expect(accounts(app.window, "Messenger")).toHaveCount(0);
  await expectConsistency(app, keyring);
  // Those that need attention come first.
  await expect(accounts(app.window, "Instagram").last()).toContainText("Works");
  await expect(notices(app.window)).toHaveCount(0);
  // There must be no crash report, because the process that used the old service exited normally.
  expect(await readdir(join(profile.folder, "logs"))).toEqual(["pagekeeper.log"]);
});

test("changes no account if the keychain service comes back locked", async ({ keyring, start }) => {
  const app = await start();
  await connect(app, "Messenger");
  await expectConnected(app.window, "Messenger");
  const before = await accounts(app.window, "Messenger").allInnerTexts();
  const items = await keyring.size();

  await crashKeyring(keyring);
  await keyring.lock();
  await connect(app, "Instagram");
  await expect(app.window.getByRole("alert")).toContainText("Your keychain is locked");
  await expect(accounts(app.window, "Instagram")).toHaveCount(0);
  expect(await accounts(app.window, "Messenger").allInnerTexts()).toEqual(before);
  expect(await keyring.size()).toBe(items);
});
