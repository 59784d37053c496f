import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "./support/app-fixtures.ts";
import { expectAgreement } from "./support/consistency.ts";
import { accounts, disconnectAll, notices, toldConnected } from "./support/desktop.ts";
import { connect } from "./support/http-login.ts";
import { crash } from "./support/keychain-service.ts";

test("a keychain service that was started anew, and once more, serves without a new start of the app", async ({
  keyring,
  profile,
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
  // Whoever asked the service before has ended by itself, and not by a crash.
  expect(await readdir(join(profile.folder, "logs"))).toEqual(["pagekeeper.log"]);
});

test("a keychain service that comes back locked changes no account", async ({ keyring, start }) => {
  const app = await start();
  await connect(app, "Messenger");
  await toldConnected(app.window, "Messenger");
  const before = await accounts(app.window, "Messenger").allInnerTexts();
  const items = await keyring.size();

  await crash(keyring);
  await keyring.lock();
  await connect(app, "Instagram");
  await expect(app.window.getByRole("alert")).toContainText("Your keychain is locked");
  await expect(accounts(app.window, "Instagram")).toHaveCount(0);
  expect(await accounts(app.window, "Messenger").allInnerTexts()).toEqual(before);
  expect(await keyring.size()).toBe(items);
});
