/** Tests what happens to connected accounts when another Meta app is set up. */
import { pages, people } from "../../main/practice/index.ts";
import type { App } from "./support/app.ts";
import { logIn } from "./support/dialog.ts";
import { expect, test } from "./support/fixtures.ts";
import { type StubProxy, startStubProxy } from "./support/stub-proxy.ts";
import { channelTexts, windowTexts } from "./support/texts.ts";
import {
  account,
  checkNow as checkChannel,
  connect,
  logInAgain,
  openDetails,
  waitForDonePage,
} from "./support/ui.ts";

const { northwindBakery, harborYoga } = pages;
const names = [northwindBakery.name, harborYoga.name];
const another = { appId: "987654321098765", appSecret: "another-secret" };
const danaInAnother = "345345345345345345";

const row = ({ window }: App, name: string) => account(window, "Messenger", name);

async function expectHealth(app: App, text: string): Promise<void> {
  for (const name of names) await expect(row(app, name)).toContainText(text);
}

/** Expects that the accounts ask for a new login, and that their details say why. */
async function expectAppChanged(app: App): Promise<void> {
  await expectHealth(app, windowTexts.logInAgain);
  for (const name of names) {
    const details = await openDetails(app.window, "Messenger", name);
    await expect(details).toContainText(channelTexts.localHealth.app_changed);
  }
}

async function checkNow({ window }: App): Promise<void> {
  await checkChannel(window, "Messenger");
  await expect(window.getByRole("status")).toContainText("Messenger checked");
}

test("another Meta app asks to connect again, gets no old token, and repairs the accounts in place", async ({
  start,
  keyring,
  tab,
}) => {
  await using oldApp = await startStubProxy();
  const personIds = { [people.dana.id]: danaInAnother };
  await using newApp = await startStubProxy({ ...another, personIds });
  const startWith = ({ liveEnv }: StubProxy) => start(liveEnv);

  const first = await startWith(oldApp);
  await connect(first, "Messenger", tab, { pages: names });
  await waitForDonePage(tab);
  await expectHealth(first, "Works");
  await first.close();

  await test.step("with the new app, no old token is sent", async () => {
    await using app = await startWith(newApp);
    await expectAppChanged(app);
    await checkChannel(app.window, "Messenger");
    await expect(app.window.getByRole("alert")).toHaveText(
      channelTexts.problems.no_usable_token(names.length),
    );
    await expectAppChanged(app);
    expect(newApp.tokensReceived).toEqual([]);
  });

  await test.step("with the first app, the old tokens work again", async () => {
    await using app = await startWith(oldApp);
    await expectHealth(app, "Works");
    await checkNow(app);
    await expectHealth(app, "Works");
  });

  await test.step("a login with the new app repairs the accounts", async () => {
    await using app = await startWith(newApp);
    await logInAgain(app.window, "Messenger", harborYoga.name);
    await tab.goto(await app.openedLink());
    await logIn(tab, { pages: names });
    await waitForDonePage(tab);
    await expectHealth(app, "Works");
    await checkNow(app);
    await expectHealth(app, "Works");
  });
  expect(await keyring.lookup("Pagekeeper", `user:${danaInAnother}`)).toBeDefined();
  expect(await keyring.lookup("Pagekeeper", `user:${people.dana.id}`)).toBeUndefined();
});
