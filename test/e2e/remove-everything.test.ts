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
import { connect, expectConnected, notices, openSettings, waitForDonePage } from "./support/ui.ts";

/** After the removal it would start again, and run on after the test. */
function keepFromRelaunching({ app }: typeof import("electron")): void {
  app.relaunch = () => undefined;
}

/** Connects both channels. */
async function prepare(app: App, tab: Page): Promise<App> {
  await inMain(app.process, keepFromRelaunching);
  await connect(app, "Messenger", tab);
  await expectConnected(app.window, "Messenger");
  await waitForDonePage(tab);
  await connect(app, "Instagram", tab);
  await expectConnected(app.window, "Instagram");
  return app;
}

/** Asks for it in the settings; the question that comes first. */
async function askToRemove({ window }: App): Promise<Locator> {
  const settings = await openSettings(window);
  await settings.getByRole("button", { name: settingsTexts.removeEverything }).click();
  const question = window.getByRole("alertdialog", { name: settingsTexts.removeAllTitle });
  await expect(question).toContainText(settingsTexts.removeAllText(1));
  return question;
}

const confirm = (question: Locator, answer = settingsTexts.removeAll): Promise<void> =>
  question.getByRole("button", { name: answer }).click();

/** Confirms, and waits until the app has quit. */
async function confirmToTheEnd(app: App, question: Locator, answer?: string): Promise<void> {
  const gone = app.process.waitForEvent("close");
  await confirm(question, answer);
  await gone;
}

interface Kept {
  readonly keyring: Keyring;
  readonly profile: Profile;
}

/** No secret, and no file or folder of ours; Chromium's are nobody's business. */
async function expectNothingLeft({ keyring, profile }: Kept): Promise<void> {
  expect(await keyring.size()).toBe(0);
  const files = await readdir(profile.folder);
  const ours = /^(settings|accounts|practice-accounts|logs)/;
  expect(files.filter((name) => ours.test(name))).toEqual([]);
}

test("removing everything ends the access at Facebook and leaves nothing here", async ({
  start,
  keyring,
  profile,
  tab,
}) => {
  await using facebook = await startFacebook();
  const app = await prepare(await start(facebook.practiceEnv), tab);
  expect(await keyring.size()).toBeGreaterThan(0);
  await confirmToTheEnd(app, await askToRemove(app));

  const revoked = facebook.control
    .calls()
    .filter(({ method, path }) => method === "DELETE" && path.endsWith("/permissions"));
  expect(revoked).toHaveLength(1);
  await expectNothingLeft({ keyring, profile });

  const next = await start(facebook.practiceEnv);
  await expect(next.window.getByText(windowTexts.accountSummary(0, 0))).toBeVisible();
  await expect(notices(next.window)).toHaveCount(0);
});

test("what damaged files name goes as well: no token is left that nobody knows of", async ({
  start,
  keyring,
  profile,
  tab,
}) => {
  await using facebook = await startFacebook();
  const first = await prepare(await start(facebook.practiceEnv), tab);
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
  await inMain(app.process, keepFromRelaunching);
  await expect(app.window.getByText(windowTexts.accountSummary(0, 0))).toBeVisible();
  expect(await keyring.lookup("Pagekeeper", "app:4711")).toBeDefined();
  const settings = await openSettings(app.window);
  await settings.getByRole("button", { name: settingsTexts.removeEverything }).click();
  await confirmToTheEnd(
    app,
    app.window.getByRole("alertdialog", { name: settingsTexts.removeAllTitle }),
  );
  expect(facebook.control.calls().map(({ method }) => method)).toContain("DELETE");
  expect(await readdir(join(config, "autostart"))).toEqual([]);
  await expectNothingLeft({ keyring, profile });
});

test("with a Meta app, its secret goes too, and so do the practice accounts from before", async ({
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
  await practice.window.getByRole("button", { name: windowTexts.setUp }).click();
  const form = practice.window.getByRole("dialog", { name: "Settings" });
  await form.getByLabel("App ID").fill(own.appId);
  await form.getByLabel("App secret").fill(own.appSecret);
  await form.getByRole("button", { name: settingsTexts.checkAndSave }).click();
  await expect(form).toContainText("Saved.");
  await practice.close();

  const app = await prepare(await start(facebook.practiceEnv), tab);
  await confirmToTheEnd(app, await askToRemove(app));
  await expectNothingLeft({ keyring, profile });
});

test("what Facebook does not confirm is told, and removed only when the user says so", async ({
  start,
  keyring,
  profile,
  tab,
}) => {
  await using facebook = await startFacebook();
  const app = await prepare(await start(facebook.practiceEnv), tab);
  facebook.control.do({ action: "service", service: "refusing" });
  await confirm(await askToRemove(app));
  const left = app.window.getByRole("alertdialog", { name: settingsTexts.leftTitle });
  await expect(left).toContainText(people.dana.name, { timeout: 45_000 });
  expect(await keyring.size()).toBeGreaterThan(0);

  await confirmToTheEnd(app, left, settingsTexts.removeAnyway);
  await expectNothingLeft({ keyring, profile });
});

test("a removal that was interrupted says so at the next start, once", async ({ start, tab }) => {
  await using facebook = await startFacebook();
  const app = await prepare(await start(facebook.practiceEnv), tab);
  facebook.control.do({ action: "service", service: "refusing" });
  await confirm(await askToRemove(app));
  await expect(app.window.getByText(windowTexts.accountSummary(0, 0))).toBeAttached();
  await app.close();

  const next = await start(facebook.practiceEnv);
  await expect(notices(next.window)).toContainText(noticeTexts.removalInterrupted);
  await next.close();

  const after = await start(facebook.practiceEnv);
  await expect(after.window.getByText(windowTexts.accountSummary(0, 0))).toBeVisible();
  await expect(notices(after.window)).toHaveCount(0);
});
