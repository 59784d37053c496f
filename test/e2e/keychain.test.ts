import { pages } from "../../main/practice/index.ts";
import { Keyring } from "../support/keyring.ts";
import { App } from "./support/app.ts";
import { practiceService } from "./support/consistency.ts";
import { startFacebook } from "./support/external-facebook.ts";
import { expect, test } from "./support/fixtures.ts";
import { connect } from "./support/http-login.ts";
import { inMain } from "./support/in-main.ts";
import { installWithoutKeytar } from "./support/installation.ts";
import { suspendKeyring } from "./support/keychain-service.ts";
import { channelTexts, keychainTexts, windowTexts } from "./support/texts.ts";
import {
  account,
  accounts,
  disconnectOne,
  expectConnected,
  notices,
  openDetails,
  openSettings,
  progress,
} from "./support/ui.ts";

test("without a keychain, accounts work until the app quits and then need a new login", async ({
  profile,
}) => {
  await using keyring = await Keyring.start({ keychain: "no-service" });
  await using facebook = await startFacebook();
  const env = facebook.practiceEnv;
  await using first = await App.start({ profile, keyring, env });
  await connect(first, "Messenger");
  await expectConnected(first.window, "Messenger");
  await expect(notices(first.window)).toContainText(keychainTexts["no-service"]);
  await expect(notices(first.window)).toContainText(windowTexts.keychainUnavailable);
  const bakery = account(first.window, "Messenger", pages.northwindBakery.name);
  await expect(bakery).toContainText(windowTexts.thisRunOnly);
  await expect(bakery).toContainText("Works");
  const count = await accounts(first.window, "Messenger").count();
  await first.close();

  await using next = await App.start({ profile, keyring, env });
  await expect(accounts(next.window, "Messenger")).toHaveCount(count);
  const lapsed = account(next.window, "Messenger", pages.northwindBakery.name);
  await expect(lapsed).not.toContainText("Works");
  const details = await openDetails(next.window, "Messenger", pages.northwindBakery.name);
  await expect(details).toContainText(channelTexts.localHealth.token_not_saved);
  await expect(details.getByRole("button", { name: windowTexts.logInAgain })).toBeVisible();
});

test("a locked keychain makes a login fail, but changes no account and blocks nothing else", async ({
  keyring,
  start,
}) => {
  await using facebook = await startFacebook();
  const first = await start(facebook.practiceEnv);
  await connect(first, "Messenger");
  await expectConnected(first.window, "Messenger");
  const before = await accounts(first.window, "Messenger").allInnerTexts();
  const secrets = await keyring.size();

  await keyring.lock();
  await connect(first, "Instagram");
  await expect(first.window.getByRole("alert")).toContainText(
    channelTexts.problems.keychain_locked.writing,
  );
  await expect(progress(first.window, "Instagram")).toHaveCount(0);
  await expect(accounts(first.window, "Instagram")).toHaveCount(0);
  expect(await accounts(first.window, "Messenger").allInnerTexts()).toEqual(before);
  await expect(notices(first.window)).toContainText(windowTexts.keychainLocked);
  await expect(await openSettings(first.window)).toBeVisible();
  await first.close();

  const next = await start(facebook.practiceEnv);
  await expect(notices(next.window)).toContainText(windowTexts.keychainLocked);
  expect(await accounts(next.window, "Messenger").allInnerTexts()).toEqual(before);
  expect(await keyring.size()).toBe(secrets);
});

test("without keytar, the app starts, connects for this run, and says what is missing", async ({
  keyring,
  profile,
}) => {
  await using installation = await installWithoutKeytar();
  await using app = await App.start({ profile, keyring, installation });
  await connect(app, "Messenger");
  await expect(notices(app.window)).toContainText(keychainTexts["keytar-missing-libsecret"]);
  await expect(account(app.window, "Messenger", pages.harborYoga.name)).toContainText(
    windowTexts.thisRunOnly,
  );
  expect(await keyring.size()).toBe(0);
});

/** Removes a token from its item in the keychain, as another program could. */
async function removeToken(keyring: Keyring, name: string): Promise<void> {
  for (const [account, value] of await keyring.items(practiceService)) {
    if (!value.includes(name)) continue;
    const { [name]: _, ...tokens } = JSON.parse(value);
    const attributes = `service "${practiceService}" account "${account}"`;
    const store = `printf %s "$1" | secret-tool store --label=tokens ${attributes}`;
    await keyring.run("sh", ["-c", store, "sh", JSON.stringify(tokens)]);
  }
}

test("a token deleted by another program affects only its account, and only until the next login", async ({
  keyring,
  start,
}) => {
  await using facebook = await startFacebook();
  const first = await start(facebook.practiceEnv);
  await connect(first, "Messenger");
  await first.close();
  const { id, name } = pages.harborYoga;
  await removeToken(keyring, `page:${id}`);

  const next = await start(facebook.practiceEnv);
  const robbed = account(next.window, "Messenger", name);
  const details = await openDetails(next.window, "Messenger", name);
  await expect(details).toContainText(channelTexts.localHealth.token_missing);
  await expect(account(next.window, "Messenger", pages.northwindBakery.name)).toContainText(
    "Works",
  );

  await expect(details.getByRole("button", { name: windowTexts.logInAgain })).toBeVisible();
  await connect(next, "Messenger");
  await expect(robbed).toContainText("Works");
  expect(await keyring.lookup(practiceService, `page:${id}`)).toMatch(/^EAA/);
});

test("the window says that it is still removing an account until its token has left the keychain", async ({
  keyring,
  start,
}) => {
  await using facebook = await startFacebook();
  const app = await start(facebook.practiceEnv);
  const { window } = app;
  await connect(app, "Messenger");
  await expectConnected(window, "Messenger");
  const { id, name } = pages.harborYoga;
  const removing = window.getByText(windowTexts.pendingSubscriptions([name]));
  {
    using _ = await suspendKeyring(keyring);
    await disconnectOne(window, name);
    await expect(account(window, "Messenger", name)).toHaveCount(0);
    await expect(removing).toBeVisible();
  }
  await expect(removing).toHaveCount(0);
  expect(await keyring.lookup(practiceService, `page:${id}`)).toBeUndefined();

  await keyring.lock();
  await disconnectOne(window, pages.northwindBakery.name);
  await expect(window.getByText(windowTexts.pendingTokens(1))).toBeVisible();
});

test("tokens leave the memory when the computer goes to sleep", async ({ keyring, start }) => {
  await using facebook = await startFacebook();
  const app = await start(facebook.practiceEnv);
  await connect(app, "Messenger");
  await expectConnected(app.window, "Messenger");
  const { id, name } = pages.harborYoga;
  const unsubscribed = () =>
    facebook.control.calls().filter(({ path }) => path.endsWith(`/${id}/subscribed_apps`));
  await removeToken(keyring, `page:${id}`);
  await inMain(app.process, ({ powerMonitor }) => void powerMonitor.emit("suspend"));

  await disconnectOne(app.window, name);
  await expect(account(app.window, "Messenger", name)).toHaveCount(0);
  await expect(app.window.getByText(windowTexts.pendingSubscriptions([name]))).toHaveCount(0);
  // Without a token, there is nothing to tell Facebook.
  expect(unsubscribed()).toEqual([]);
});
