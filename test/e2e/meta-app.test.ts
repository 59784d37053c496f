import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "@playwright/test";
import { findUnusedPort } from "../support/ports.ts";
import type { App } from "./support/app.ts";
import { startFacebook } from "./support/external-facebook.ts";
import { expect, test } from "./support/fixtures.ts";
import { facebookTexts, metaAppTexts, settingsTexts, windowTexts } from "./support/texts.ts";
import { readFilesIn } from "./support/transcript.ts";
import { accounts, connect, openMetaAppForm } from "./support/ui.ts";

const ownApp = { appId: "987654321098765", appSecret: "0f1e2d3c4b5a69788796a5b4c3d2e1f0" };

const banner = (app: App) => app.window.getByText(windowTexts.practiceMode, { exact: true });

async function enter(settings: Locator, { appId, appSecret } = ownApp): Promise<void> {
  await settings.getByLabel("App ID").fill(appId);
  await settings.getByLabel("App secret").fill(appSecret);
  await settings.getByRole("button", { name: settingsTexts.checkAndSave }).click();
}

test("a Meta app is verified, stored in the keychain, and used at once", async ({
  start,
  keyring,
  profile,
  tab,
}) => {
  await using facebook = await startFacebook(ownApp);
  const next = await start(facebook.practiceEnv);
  await expect(banner(next)).toBeVisible();
  const settings = await openMetaAppForm(next.window);
  await expect(settings.getByLabel("App ID")).toBeFocused();
  await expect(settings).toContainText("/auth/facebook/callback");
  await enter(settings);
  await expect(settings).toContainText(settingsTexts.saved("Pagekeeper"));
  expect(await keyring.lookup("Pagekeeper", `app:${ownApp.appId}`)).toBe(ownApp.appSecret);
  await settings.getByRole("button", { name: "Close" }).click();
  await expect(next.window.getByRole("button", { name: "Connect Messenger" })).toBeVisible();
  await expect(banner(next)).toHaveCount(0);
  await connect(next, "Messenger", tab);
  await expect(next.window.getByRole("status")).toContainText("Facebook Messenger connected");
  await expect(accounts(next.window, "Messenger")).not.toHaveCount(0);

  await next.window.getByRole("button", { name: "Settings" }).click();
  const again = next.window.getByRole("dialog", { name: "Settings" });
  await expect(again).toContainText(`Pagekeeper uses app ${ownApp.appId}`);
  await again.getByRole("button", { name: "Change…" }).click();
  await expect(again.getByLabel("App secret")).toHaveValue("");
  await expect(again.getByLabel("App secret")).toHaveAttribute(
    "placeholder",
    settingsTexts.appSecretKept,
  );
  const back = again.getByRole("button", { name: settingsTexts.backToPractice });
  await back.click();
  await next.window
    .getByRole("alertdialog", { name: settingsTexts.removeTitle })
    .getByRole("button", { name: "Cancel" })
    .click();
  await expect(back).toBeFocused();
  await next.close();
  for (const { source, text } of await readFilesIn(profile.folder)) {
    expect(text.includes(ownApp.appSecret), source).toBe(false);
  }
});

test("each rejection of a Meta app has its own message, and nothing is saved", async ({
  start,
  keyring,
  profile,
}) => {
  await using facebook = await startFacebook(ownApp);
  const app = await start(facebook.practiceEnv);
  const settings = await openMetaAppForm(app.window);

  await enter(settings, { ...ownApp, appId: "111222333444555" });
  await expect(settings).toContainText(metaAppTexts.atForm.app_id_unknown);
  await enter(settings, { ...ownApp, appSecret: "f".repeat(32) });
  await expect(settings).toContainText(metaAppTexts.atForm.app_secret_wrong);
  facebook.control.do({ action: "app-type", appType: "native" });
  await enter(settings);
  await expect(settings).toContainText(metaAppTexts.atForm.app_type_native);
  facebook.control.do({ action: "service", service: "refusing" });
  await enter(settings);
  await expect(settings).toContainText(facebookTexts.sentences.facebook_down);

  expect(await keyring.size()).toBe(0);
  expect(await readdir(profile.folder)).not.toContain("settings.json");
  facebook.control.do({ action: "reset" });
  await enter(settings);
  await expect(settings).toContainText("Saved.");
});

test("incomplete fields of a Meta app are explained and not sent", async ({ start }) => {
  await using facebook = await startFacebook(ownApp);
  const app = await start(facebook.practiceEnv);
  const settings = await openMetaAppForm(app.window);
  await settings.getByRole("radio", { name: "Facebook Login for Business" }).check();
  await settings.getByRole("radio", { name: settingsTexts.throughPage }).check();
  await settings
    .getByLabel(settingsTexts.redirectUri, { exact: true })
    .fill("http://bakery.example/relay");
  await settings.getByRole("button", { name: settingsTexts.checkAndSave }).click();
  await expect(settings.getByLabel("App ID")).toBeFocused();
  for (const words of [
    settingsTexts.appIdError,
    settingsTexts.appSecretError,
    settingsTexts.configIdError,
    settingsTexts.redirectUriError,
  ]) {
    await expect(settings).toContainText(words);
  }
  expect(facebook.control.calls()).toEqual([]);
});

test("a Meta app in live mode logs in with its exact https redirect URI and its configuration", async ({
  start,
  tab,
}) => {
  const redirectUri = "https://bakery.example/pagekeeper/";
  const port = await findUnusedPort();
  await using facebook = await startFacebook({ ...ownApp, redirectUris: [redirectUri] });
  const env = { ...facebook.practiceEnv, PAGEKEEPER_PORT: String(port) };
  const next = await start(env);
  const settings = await openMetaAppForm(next.window);
  await settings.getByRole("radio", { name: "Facebook Login for Business" }).check();
  await settings.getByLabel("Configuration ID").fill(facebook.configId);
  await settings.getByRole("radio", { name: settingsTexts.throughPage }).check();
  await settings.getByLabel(settingsTexts.redirectUri, { exact: true }).fill(redirectUri);
  await enter(settings);
  await expect(settings).toContainText("Saved.");
  await settings.getByRole("button", { name: "Close" }).click();
  const relayPage = await readFile(join(import.meta.dirname, "../../relay/index.html"), "utf8");
  await tab.route("https://bakery.example/**", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: relayPage.replace('content="47814"', `content="${port}"`),
    }),
  );
  await connect(next, "Messenger", tab);
  await expect(next.window.getByRole("status")).toContainText("Facebook Messenger connected");
  await expect(tab).toHaveURL(`http://localhost:${port}/done/connected?type=messenger`);
});
