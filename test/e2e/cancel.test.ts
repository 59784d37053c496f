import type { Page } from "@playwright/test";
import { pages } from "../../main/practice/index.ts";
import type { App } from "./support/app.ts";
import { cancelLogin, logIn } from "./support/dialog.ts";
import { inMain } from "./support/in-main.ts";
import { suspendKeyring } from "./support/keychain-service.ts";
import { expect, service, test } from "./support/live-fixtures.ts";
import { facebookTexts, serverTexts, windowTexts } from "./support/texts.ts";
import {
  account,
  accounts,
  connect,
  connectButton,
  flow,
  progress,
  startConnect,
  waitForSavedPages,
} from "./support/ui.ts";

const rollback = { timeout: 30_000 };
const cancelledText = windowTexts.cancelled("messenger");

const cancel = (app: App) =>
  flow(app.window, "Messenger").getByRole("button", { name: "Cancel" }).click();

async function expectNothingConnected(window: Page): Promise<void> {
  await expect(progress(window, "Messenger")).toHaveCount(0);
  await expect(accounts(window, "Messenger")).toHaveCount(0);
  await expect(connectButton(window, "Messenger")).toBeVisible();
}

test("explains a login that was cancelled on Facebook, and connects right after it", async ({
  app,
  tab,
}) => {
  await startConnect(app, "Messenger", tab);
  await cancelLogin(tab);
  await expect(app.window.getByRole("alert")).toHaveText(facebookTexts.sentences.access_denied);
  await expect(tab.getByRole("heading", { name: serverTexts.notConnected.title })).toBeVisible();
  await expect(tab.getByText(serverTexts.notConnected.message)).toBeVisible();
  await expectNothingConnected(app.window);

  await connect(app, "Messenger", tab);
  await expect(app.window.getByRole("status")).toContainText("Facebook Messenger connected");
  await expect(app.window.getByRole("alert")).toBeEmpty();
  await expect(account(app.window, "Messenger", pages.harborYoga.name)).toContainText("Works");
});

test("connects nothing after a cancel, even if the open dialog is submitted or the link is opened", async ({
  app,
  facebook,
  keyring,
  tab,
}) => {
  await startConnect(app, "Messenger", tab);
  await cancel(app);
  await expect(app.window.getByRole("status")).toHaveText(cancelledText);
  await expectNothingConnected(app.window);

  const answer = tab.waitForResponse(/\/auth\/facebook\/callback\?/);
  await logIn(tab);
  expect((await answer).status()).toBe(400);
  await expect(
    tab.getByRole("heading", { name: serverTexts.failures.start_again.title }),
  ).toBeVisible();
  await expectNothingConnected(app.window);

  await connectButton(app.window, "Messenger").click();
  const link = await app.openedLink();
  await cancel(app);
  await expect(connectButton(app.window, "Messenger")).toBeVisible();
  expect((await tab.goto(link))?.status()).toBe(400);
  await expect(tab.getByText(serverTexts.failures.flow_over.message)).toBeVisible();
  expect(facebook.control.calls()).toEqual([]);
  expect(await keyring.size()).toBe(0);
});

test("keeps nothing of a login that is cancelled while it reads the Pages", async ({
  app,
  facebook,
  keyring,
  tab,
}) => {
  facebook.control.do({ action: "service", service: "hanging" });
  await connect(app, "Messenger", tab);
  await expect(flow(app.window, "Messenger")).toContainText(windowTexts.reading(0));
  await expect.poll(() => facebook.control.calls()).toHaveLength(1);
  await cancel(app);
  await expect(app.window.getByRole("status")).toHaveText(cancelledText);
  await expect(tab.getByRole("heading", { name: serverTexts.notConnected.title })).toBeVisible();
  await expectNothingConnected(app.window);
  await expect(app.window.getByRole("alert")).toBeEmpty();
  expect(facebook.control.calls()).toHaveLength(1);
  expect(await keyring.size()).toBe(0);
});

test.describe("with 3,000 Pages", () => {
  test.use({ branches: 2_995 });

  test("removes the tokens saved by a login that is cancelled while it saves", async ({
    app,
    keyring,
    tab,
  }) => {
    await connect(app, "Messenger", tab);
    await waitForSavedPages(app.window, 1);
    {
      using _ = await suspendKeyring(keyring);
      await expect(flow(app.window, "Messenger")).toContainText(/Saving [\d,]+ of 2,999/);
      await cancel(app);
      await expect(app.window.getByRole("status")).toHaveText(cancelledText);
    }
    // Wait longer than usual, because the browser receives its response only after the rollback,
    // and the rollback is slow on a busy machine.
    await expect(tab.getByRole("heading", { name: serverTexts.notConnected.title })).toBeVisible(
      rollback,
    );
    await expectNothingConnected(app.window);
    await expect.poll(() => keyring.size(), rollback).toBe(0);
  });
});

test("a second click on Connect joins the first flow and opens no second browser", async ({
  app,
}) => {
  await inMain(app.process, holdBrowser);
  const clicks = app.window.evaluate(() =>
    Promise.all([window.pagekeeper?.connect("messenger"), window.pagekeeper?.connect("messenger")]),
  );
  await expect.poll(() => inMain(app.process, numberOfBrowsers)).toBe(1);
  await inMain(app.process, letBrowserOpen);
  const answers = await clicks;
  const ids = answers.map((answer) => (answer?.ok ? answer.value.id : undefined));
  expect(ids[0]).toBeDefined();
  expect(ids[1]).toBe(ids[0]);
  expect(await inMain(app.process, numberOfBrowsers)).toBe(1);
  await expect(progress(app.window, "Messenger")).toHaveCount(1);
  await expect(connectButton(app.window, "Messenger")).toHaveCount(0);
});

/**
 * Runs in the main process. Keeps the browser from opening until the test calls `letBrowserOpen`,
 * so that the test can click a second time before the browser opens.
 */
function holdBrowser({ shell }: typeof import("electron")): void {
  const opened: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  Object.assign(globalThis, { opened, letOpen: resolve });
  shell.openExternal = (url) => {
    opened.push(url);
    return promise;
  };
}

const numberOfBrowsers = () => (Reflect.get(globalThis, "opened") as readonly string[]).length;
const letBrowserOpen = () => (Reflect.get(globalThis, "letOpen") as () => void)();

test("connects both channels at once without mixing them up", async ({ app, newTab, tab }) => {
  const other = await newTab();
  await startConnect(app, "Messenger", tab);
  await startConnect(app, "Instagram", other);
  await expect(progress(app.window, "Messenger")).toBeVisible();
  await expect(progress(app.window, "Instagram")).toBeVisible();

  await cancelLogin(tab);
  await expect(app.window.getByRole("alert")).toContainText(facebookTexts.sentences.access_denied);
  await expect(progress(app.window, "Messenger")).toHaveCount(0);
  await expect(progress(app.window, "Instagram")).toBeVisible();

  await logIn(other);
  await expect(app.window.getByRole("status")).toContainText("Instagram connected");
  await expect(account(app.window, "Instagram", "@northwind.bakery")).toContainText("Works");
  await expect(accounts(app.window, "Messenger")).toHaveCount(0);
});

test("the copied link works in another browser and moves the login there", async ({
  app,
  newTab,
  tab,
}) => {
  await startConnect(app, "Messenger", tab);
  await flow(app.window, "Messenger").getByRole("button", { name: "Copy link" }).click();
  await expect(app.window.getByRole("status")).toContainText("Link copied.");
  const link = await inMain(app.process, ({ clipboard }) => clipboard.readText());

  const other = await newTab();
  await other.goto(link);
  await logIn(tab);
  await expect(
    tab.getByRole("heading", { name: serverTexts.failures.start_again.title }),
  ).toBeVisible();
  await expect(progress(app.window, "Messenger")).toBeVisible();

  await logIn(other);
  await expect(other.getByRole("heading", { name: /^\d+ Pages? connected$/ })).toBeVisible();
  await expect(app.window.getByRole("status")).toContainText("Facebook Messenger connected");
});

test("the app's own login window closes when its flow is cancelled or connected", async ({
  app,
  keyring,
}) => {
  const given = await openLoginWindow(app);
  await cancel(app);
  await given.closed;
  await expectNothingConnected(app.window);

  const login = await openLoginWindow(app);
  await logIn(login.window);
  await login.closed;
  await expect(app.window.getByRole("status")).toContainText("Facebook Messenger connected");
  await expect(account(app.window, "Messenger", pages.northwindBakery.name)).toContainText("Works");
  expect(app.process.windows()).toEqual([app.window]);
  expect(await keyring.lookup(service, `page:${pages.northwindBakery.id}`)).toMatch(/^EAA/);
});

/**
 * Clicks Connect and then "Open here". Returns the login window, and a promise that resolves when
 * the window closes.
 */
async function openLoginWindow(app: App): Promise<{ window: Page; closed: Promise<unknown> }> {
  await connectButton(app.window, "Messenger").click();
  const opened = app.process.waitForEvent("window");
  await flow(app.window, "Messenger").getByRole("button", { name: "Open here" }).click();
  const window = await opened;
  return { window, closed: window.waitForEvent("close") };
}
