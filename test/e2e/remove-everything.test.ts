import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { people } from "../../main/practice/index.ts";
import type { Keyring } from "../support/keyring.ts";
import type { App, Profile } from "./support/app.ts";
import { startFacebook } from "./support/external-facebook.ts";
import { expect, test } from "./support/fixtures.ts";
import { inMain } from "./support/in-main.ts";
import { noticeTexts, settingsTexts, windowTexts } from "./support/texts.ts";
import {
  connect,
  expectConnected,
  notices,
  openMetaAppForm,
  openSettings,
  waitForDonePage,
} from "./support/ui.ts";

/**
 * Runs in the main process. Prevents the app from restarting after the removal, because the
 * restarted app would outlive the test.
 */
function preventRelaunch({ app }: typeof import("electron")): void {
  app.relaunch = () => undefined;
}

async function connectBoth(app: App, tab: Page): Promise<App> {
  await inMain(app.process, preventRelaunch);
  await connect(app, "Messenger", tab);
  await expectConnected(app.window, "Messenger");
  await waitForDonePage(tab);
  await connect(app, "Instagram", tab);
  await expectConnected(app.window, "Instagram");
  return app;
}

/** Starts the removal in the settings and returns the confirmation dialog. */
async function startRemoval({ window }: App): Promise<Locator> {
  const settings = await openSettings(window);
  await settings.getByRole("button", { name: settingsTexts.removeEverything }).click();
  const question = window.getByRole("alertdialog", { name: settingsTexts.removeAllTitle });
  await expect(question).toContainText(settingsTexts.removeAllText(1));
  return question;
}

const confirm = (question: Locator, answer = settingsTexts.removeAll): Promise<void> =>
  question.getByRole("button", { name: answer }).click();

/** Confirms the dialog and waits until the app has quit. */
async function confirmAndQuit(app: App, question: Locator, answer?: string): Promise<void> {
  const gone = app.process.waitForEvent("close");
  await confirm(question, answer);
  await gone;
}

interface Leftovers {
  readonly keyring: Keyring;
  readonly profile: Profile;
}

/**
 * Expects that no secrets and none of Pagekeeper's files remain. Chromium's own files may remain.
 */
async function expectNothingLeft({ keyring, profile }: Leftovers): Promise<void> {
  expect(await keyring.size()).toBe(0);
  const files = await readdir(profile.folder);
  const ours = /^(settings|(practice-)?(accounts|web-apps)|logs)/;
  expect(files.filter((name) => ours.test(name))).toEqual([]);
}

test("removing everything revokes access on Facebook and leaves nothing on the computer", async ({
  start,
  keyring,
  profile,
  tab,
}) => {
  for (const name of ["web-apps", "practice-web-apps"]) {
    await writeFile(join(profile.folder, `${name}.json`), '{"version":1,"data":[]}');
  }
  await using facebook = await startFacebook();
  const app = await connectBoth(await start(facebook.practiceEnv), tab);
  expect(await keyring.size()).toBeGreaterThan(0);
  await confirmAndQuit(app, await startRemoval(app));

  const revoked = facebook.control
    .calls()
    .filter(({ method, path }) => method === "DELETE" && path.endsWith("/permissions"));
  expect(revoked).toHaveLength(1);
  await expectNothingLeft({ keyring, profile });

  const next = await start(facebook.practiceEnv);
  await expect(next.window.getByText(windowTexts.accountSummary(0, 0))).toBeVisible();
  await expect(notices(next.window)).toHaveCount(0);
});

test("removing everything also removes the tokens and secrets that damaged files name", async ({
  start,
  keyring,
  profile,
  tab,
}) => {
  await using facebook = await startFacebook();
  const first = await connectBoth(await start(facebook.practiceEnv), tab);
  await first.close();
  const file = join(profile.folder, "practice-accounts.json");
  await writeFile(file, (await readFile(file, "utf8")).slice(0, -20));
  const cutSettings = '{"version":1,"data":{"port":47814,"startAtLogin":true,"appSecrets":["4711"]';
  await writeFile(join(profile.folder, "settings.json"), cutSettings);
  const names = "service Pagekeeper account app:4711";
  await keyring.run("sh", ["-c", `echo secret | secret-tool store --label=app ${names}`]);
  const config = join(profile.folder, "config");
  await mkdir(join(config, "autostart"), { recursive: true });
  await writeFile(join(config, "autostart", "pagekeeper.desktop"), "[Desktop Entry]\n");

  const app = await start({ ...facebook.practiceEnv, XDG_CONFIG_HOME: config });
  await inMain(app.process, preventRelaunch);
  await expect(app.window.getByText(windowTexts.accountSummary(0, 0))).toBeVisible();
  expect(await keyring.lookup("Pagekeeper", "app:4711")).toBeDefined();
  const settings = await openSettings(app.window);
  await settings.getByRole("button", { name: settingsTexts.removeEverything }).click();
  await confirmAndQuit(
    app,
    app.window.getByRole("alertdialog", { name: settingsTexts.removeAllTitle }),
  );
  expect(facebook.control.calls().map(({ method }) => method)).toContain("DELETE");
  expect(await readdir(join(config, "autostart"))).toEqual([]);
  await expectNothingLeft({ keyring, profile });
});

test("removing everything also removes the Meta app's secret and earlier practice accounts", async ({
  start,
  keyring,
  profile,
  tab,
}) => {
  const own = { appId: "987654321098765", appSecret: "0f1e2d3c4b5a69788796a5b4c3d2e1f0" };
  await using simulated = await startFacebook();
  const first = await start(simulated.practiceEnv);
  await connect(first, "Messenger", tab);
  await expectConnected(first.window, "Messenger");
  await waitForDonePage(tab);
  await first.close();

  await using facebook = await startFacebook(own);
  const practice = await start(facebook.practiceEnv);
  const form = await openMetaAppForm(practice.window);
  await form.getByLabel("App ID").fill(own.appId);
  await form.getByLabel("App secret").fill(own.appSecret);
  await form.getByRole("button", { name: settingsTexts.checkAndSave }).click();
  await expect(form).toContainText("Saved.");
  await practice.close();

  const app = await connectBoth(await start(facebook.practiceEnv), tab);
  await confirmAndQuit(app, await startRemoval(app));
  await expectNothingLeft({ keyring, profile });
});

test("removing everything asks again if Facebook has not confirmed that access was revoked", async ({
  start,
  keyring,
  profile,
  tab,
}) => {
  await using facebook = await startFacebook();
  const app = await connectBoth(await start(facebook.practiceEnv), tab);
  facebook.control.do({ action: "service", service: "refusing" });
  await confirm(await startRemoval(app));
  const left = app.window.getByRole("alertdialog", { name: settingsTexts.leftTitle });
  await expect(left).toContainText(people.dana.name, { timeout: 45_000 });
  expect(await keyring.size()).toBeGreaterThan(0);

  await confirmAndQuit(app, left, settingsTexts.removeAnyway);
  await expectNothingLeft({ keyring, profile });
});

test("the next start reports an interrupted removal, once", async ({ start, tab }) => {
  await using facebook = await startFacebook();
  const app = await connectBoth(await start(facebook.practiceEnv), tab);
  facebook.control.do({ action: "service", service: "refusing" });
  await confirm(await startRemoval(app));
  await expect(app.window.getByText(windowTexts.accountSummary(0, 0))).toBeAttached();
  await app.close();

  const next = await start(facebook.practiceEnv);
  await expect(notices(next.window)).toContainText(noticeTexts.removalInterrupted);
  await next.close();

  const after = await start(facebook.practiceEnv);
  await expect(after.window.getByText(windowTexts.accountSummary(0, 0))).toBeVisible();
  await expect(notices(after.window)).toHaveCount(0);
});
