/** Tests the walk through the set-up of the user's own Meta app. */
import type { Locator, Page } from "@playwright/test";
import { people } from "../../main/practice/index.ts";
import type { App } from "./support/app.ts";
import { cancelLogin, logIn } from "./support/dialog.ts";
import { startFacebook } from "./support/external-facebook.ts";
import { metaAppTexts, settingsTexts, setupTexts, windowTexts } from "./support/texts.ts";
import { closeWindow, expect, openWindow, test } from "./support/tray-fixtures.ts";
import { accounts, expectConnected } from "./support/ui.ts";

const ownApp = { appId: "987654321098765", appSecret: "0f1e2d3c4b5a69788796a5b4c3d2e1f0" };
const { stepNames } = setupTexts;

const walkIn = (window: Page): Locator => window.getByRole("dialog", { name: setupTexts.title });
const heading = (walk: Locator, step: keyof typeof stepNames): Locator =>
  walk.getByRole("heading", { name: stepNames[step] });
const button = (walk: Locator, name: string): Locator =>
  walk.getByRole("button", { name, exact: true });

const field = (walk: Locator, label: string): Locator => walk.getByLabel(label, { exact: true });

async function openWalk(window: Page): Promise<Locator> {
  await window.getByRole("button", { name: windowTexts.setUp }).click();
  return walkIn(window);
}

/** Opens the walk and goes to the fields for the App ID and secret. */
async function openCredentials(window: Page): Promise<Locator> {
  const walk = await openWalk(window);
  await button(walk, setupTexts.next).click();
  await expect(heading(walk, "credentials")).toBeFocused();
  return walk;
}

async function enter(walk: Locator, { appId, appSecret } = ownApp): Promise<void> {
  await field(walk, settingsTexts.appId).fill(appId);
  await field(walk, settingsTexts.appSecret).fill(appSecret);
}

/** Opens the walk, enters the app and goes to the test login. */
async function goToTest({ window }: App): Promise<Locator> {
  const walk = await openCredentials(window);
  await enter(walk);
  await button(walk, setupTexts.verify).click();
  await expect(heading(walk, "redirect")).toBeFocused();
  return walk;
}

test("what is wrong with the App ID and secret is said at their fields", async ({ start }) => {
  await using facebook = await startFacebook(ownApp);
  const { window } = await start(facebook.practiceEnv);
  const walk = await openCredentials(window);
  const appId = field(walk, settingsTexts.appId);
  const secret = field(walk, settingsTexts.appSecret);

  await enter(walk, { ...ownApp, appId: "12ab" });
  await button(walk, setupTexts.verify).click();
  await expect(appId).toBeFocused();
  await expect(appId).toHaveAccessibleDescription(new RegExp(`${settingsTexts.appIdError}$`));
  expect(facebook.control.calls()).toEqual([]);

  await enter(walk, { ...ownApp, appSecret: "f".repeat(32) });
  await button(walk, setupTexts.verify).click();
  await expect(secret).toBeFocused();
  await expect(secret).toHaveAccessibleDescription(
    new RegExp(`${metaAppTexts.atForm.app_secret_wrong}$`),
  );
  await expect(secret).toHaveAttribute("aria-invalid", "true");

  await secret.fill(ownApp.appSecret);
  await secret.press("Enter");
  await expect(heading(walk, "redirect")).toBeFocused();
  await expect(walk).toContainText(setupTexts.confirmed("Pagekeeper"));
});

test("what was typed survives Escape and a closed window, but the secret is never shown", async ({
  panel,
  start,
}) => {
  await using facebook = await startFacebook(ownApp);
  const app = await start(facebook.practiceEnv);
  await panel.tooltip();
  const walk = await openCredentials(app.window);
  await enter(walk);
  await app.window.keyboard.press("Escape");
  await expect(walk).toHaveCount(0);
  await expect(app.window.getByRole("button", { name: windowTexts.setUp })).toBeFocused();

  await closeWindow(app);
  const window = await openWindow(app, () => panel.click("Open Pagekeeper"));
  const again = await openWalk(window);
  await expect(heading(again, "credentials")).toBeFocused();
  await expect(field(again, settingsTexts.appId)).toHaveValue(ownApp.appId);
  const secret = field(again, settingsTexts.appSecret);
  await expect(secret).toHaveValue("");
  await expect(secret).toHaveAttribute("placeholder", setupTexts.secretEntered);
  await button(again, setupTexts.verify).click();
  await expect(heading(again, "redirect")).toBeFocused();
});

test("a test login shows which permissions are there, and a changed field voids it", async ({
  start,
  newTab,
}) => {
  await using facebook = await startFacebook(ownApp);
  const app = await start(facebook.practiceEnv);
  const walk = await goToTest(app);

  await button(walk, setupTexts.startTest).click();
  const cancelled = await newTab();
  await cancelled.goto(await app.openedLink());
  await button(walk, "Cancel").click();
  await expect(walk.getByRole("progressbar")).toHaveCount(0);
  await expect(button(walk, setupTexts.startTest)).toBeFocused();

  await button(walk, setupTexts.startTest).click();
  const refused = await newTab();
  await refused.goto(await app.openedLink());
  await cancelLogin(refused);
  await expect(button(walk, setupTexts.testAgain)).toBeVisible();

  await button(walk, setupTexts.testAgain).click();
  const tab = await newTab();
  await tab.goto(await app.openedLink());
  await expect(walk).toContainText(windowTexts.waiting);
  await logIn(tab, { declined: ["pages_messaging"] });
  await expect(walk).toContainText(
    new RegExp(`It works: Facebook returned, and .*${people.dana.name}.* chose \\d Pages`),
  );
  await button(walk, setupTexts.next).click();
  await expect(heading(walk, "permissions")).toBeFocused();
  const item = (name: string) => walk.getByRole("listitem").filter({ hasText: name });
  await expect(item("pages_show_list")).toContainText(setupTexts.statuses.granted);
  await expect(item("pages_messaging")).toContainText(setupTexts.statuses.declined);
  await expect(item("pages_messaging")).toContainText(setupTexts.remedies.declined);

  await button(walk, setupTexts.back).click();
  await walk.getByRole("radio", { name: settingsTexts.business }).check();
  await app.window.keyboard.press("Escape");
  const again = await openWalk(app.window);
  await expect(button(again, setupTexts.startTest)).toBeVisible();
  await expect(accounts(app.window, "Messenger")).toHaveCount(0);
});

/** Presses Tab until the target has the focus. */
async function tabTo(window: Page, target: Locator): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    await window.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${target}`);
}

test("the walk leads to the first own accounts by keyboard alone, without a restart", async ({
  start,
  keyring,
  newTab,
}) => {
  await using facebook = await startFacebook(ownApp);
  const app = await start(facebook.practiceEnv);
  const { window } = app;
  const press = async (target: Locator) => {
    await tabTo(window, target);
    await window.keyboard.press("Enter");
  };
  const type = async (target: Locator, text: string) => {
    await tabTo(window, target);
    await window.keyboard.type(text);
  };
  await press(window.getByRole("button", { name: windowTexts.setUp }));
  const walk = walkIn(window);
  await expect(heading(walk, "create")).toBeFocused();
  await press(button(walk, setupTexts.next));
  await expect(heading(walk, "credentials")).toBeFocused();
  await type(field(walk, settingsTexts.appId), ownApp.appId);
  await type(field(walk, settingsTexts.appSecret), ownApp.appSecret);
  await window.keyboard.press("Enter");
  await expect(heading(walk, "redirect")).toBeFocused();

  await press(button(walk, setupTexts.startTest));
  const testTab = await newTab();
  await testTab.goto(await app.openedLink());
  await logIn(testTab);
  await expect(button(walk, setupTexts.next)).toBeFocused();
  await window.keyboard.press("Enter");
  await expect(heading(walk, "permissions")).toBeFocused();
  await press(button(walk, setupTexts.next));
  await expect(heading(walk, "live")).toBeFocused();
  await press(button(walk, setupTexts.save));
  await expect(
    walk.getByRole("heading", { name: setupTexts.saved("Pagekeeper", ownApp.appId) }),
  ).toBeFocused();
  expect(await keyring.lookup("Pagekeeper", `app:${ownApp.appId}`)).toBe(ownApp.appSecret);

  await press(button(walk, "Connect Messenger"));
  await expect(walk).toHaveCount(0);
  const tab = await newTab();
  await tab.goto(await app.openedLink());
  await logIn(tab);
  await expectConnected(window, "Messenger");
  await expect(accounts(window, "Messenger")).not.toHaveCount(0);
  await expect(window.getByText(windowTexts.practiceMode, { exact: true })).toHaveCount(0);
});
