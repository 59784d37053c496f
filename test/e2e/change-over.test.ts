/** Tests that a Meta app goes live, and practice mode comes back, without a restart. */
import type { Page } from "@playwright/test";
import type { MetaAppForm } from "../../common/contract/meta-app.ts";
import { findUnusedPort, occupyPort } from "../support/ports.ts";
import type { App } from "./support/app.ts";
import { logIn } from "./support/dialog.ts";
import { startFacebook } from "./support/external-facebook.ts";
import { expect, test } from "./support/fixtures.ts";
import { metaAppTexts } from "./support/texts.ts";
import { accounts, connect, expectConnected, waitForDonePage } from "./support/ui.ts";

const app = { appId: "987654321098765", appSecret: "0f1e2d3c4b5a69788796a5b4c3d2e1f0" };
const form: MetaAppForm = { ...app, version: "v26.0" };

const save = (running: App) =>
  running.window.evaluate((entered) => window.pagekeeper?.saveMetaApp(entered), form);
const remove = (running: App) => running.window.evaluate(() => window.pagekeeper?.removeMetaApp());
const setup = async (running: App) => {
  const result = await running.window.evaluate(() => window.pagekeeper?.metaApp());
  if (!result?.ok) throw new Error("The Meta app cannot be read.");
  return result.value;
};

/** Opens the web UI in a tab and returns the status of its requests. */
async function openWebUi(running: App, tab: Page): Promise<() => Promise<number>> {
  await running.window.evaluate(() => window.pagekeeper?.openInBrowser());
  await tab.goto(await running.openedLink());
  return () => tab.evaluate(async () => (await fetch("/auth/facebook/channels")).status);
}

test("a Meta app takes over at once, and practice mode does when it is removed", async ({
  start,
  newTab,
}) => {
  const practiceTab = await newTab();
  await using practice = await startFacebook();
  await using first = await start(practice.practiceEnv);
  await connect(first, "Instagram", practiceTab);
  await expectConnected(first.window, "Instagram");
  await waitForDonePage(practiceTab);
  const practiceAccounts = await accounts(first.window, "Instagram").count();
  await first.close();

  await using facebook = await startFacebook(app);
  const running = await start(facebook.practiceEnv);
  const { window } = running;
  await expect(accounts(window, "Instagram")).toHaveCount(practiceAccounts);
  const webUi = await openWebUi(running, await newTab());
  expect(await webUi()).toBe(200);

  expect(await save(running)).toEqual({ ok: true, value: { appName: "Pagekeeper" } });
  await expect(accounts(window, "Instagram")).toHaveCount(0);
  expect(await setup(running)).toMatchObject({ running: "settings", saved: { appId: app.appId } });
  expect(await webUi()).toBe(401);
  const tab = await newTab();
  await connect(running, "Messenger", tab);
  await expectConnected(window, "Messenger");
  await waitForDonePage(tab);
  const ownAccounts = await accounts(window, "Messenger").count();

  expect(await remove(running)).toEqual({ ok: true, value: null });
  await expect(accounts(window, "Messenger")).toHaveCount(0);
  await expect(accounts(window, "Instagram")).toHaveCount(practiceAccounts);
  expect(await setup(running)).not.toHaveProperty("saved");

  await save(running);
  await expect(accounts(window, "Messenger")).toHaveCount(ownAccounts);
  await running.close();
  const next = await start(facebook.practiceEnv);
  await expect(accounts(next.window, "Messenger")).toHaveCount(ownAccounts);
});

test("a Meta app whose port another program uses does not go live", async ({ start, keyring }) => {
  const port = await findUnusedPort();
  await using facebook = await startFacebook(app);
  await using _other = await occupyPort("127.0.0.1", port);
  const running = await start({ ...facebook.practiceEnv, PAGEKEEPER_PORT: String(port) });
  expect(await save(running)).toEqual({
    ok: false,
    problem: { code: "port_taken", message: metaAppTexts.portTaken(port) },
  });
  expect(await setup(running)).toMatchObject({ running: "practice" });
  expect(await keyring.lookup("Pagekeeper", `app:${app.appId}`)).toBeUndefined();
});

test("a test login shows what the app may do, and connects nothing", async ({ start, tab }) => {
  await using facebook = await startFacebook(app);
  const running = await start(facebook.practiceEnv);
  await running.window.evaluate((entered) => window.pagekeeper?.startTestLogin(entered), form);
  await tab.goto(await running.openedLink());
  await logIn(tab);
  await expect(tab).toHaveURL(/\/done\/test-passed\b/);
  expect(await setup(running)).toMatchObject({
    running: "practice",
    testLogin: { name: "done", userName: "Dana Reyes" },
  });
  await expect(accounts(running.window, "Messenger")).toHaveCount(0);
});
