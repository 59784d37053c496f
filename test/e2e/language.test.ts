import type { Page } from "@playwright/test";
import { accountProblemTexts as german } from "../../main/i18n/de/account-problems.ts";
import { serverTexts as germanServer } from "../../main/i18n/de/server.ts";
import { pages, people } from "../../main/practice/index.ts";
import type { App } from "./support/app.ts";
import { startFacebook } from "./support/external-facebook.ts";
import { test as base, expect } from "./support/fixtures.ts";
import { connect } from "./support/http-login.ts";
import { inMain } from "./support/in-main.ts";
import { accountProblemTexts as english } from "./support/texts.ts";
import { TrayPanel } from "./support/tray-panel.ts";

const test = base.extend<{ panel: TrayPanel }>({
  panel: async ({ keyring }, use) => {
    await using panel = await TrayPanel.start(keyring);
    await use(panel);
  },
});

const menuTitles = (app: App) =>
  inMain(app.process, ({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));

const lang = (page: Page) => page.locator("html").getAttribute("lang");

const row = (page: Page) =>
  page
    .getByRole("list", { name: "Messenger-Konten" })
    .getByRole("listitem")
    .filter({ hasText: pages.harborYoga.name });

test("a chosen language applies everywhere at once, and after a restart", async ({
  newTab,
  panel,
  start,
}) => {
  await using facebook = await startFacebook();
  const app = await start(facebook.practiceEnv);
  await connect(app, "Messenger");
  facebook.control.do({ action: "invalidate-tokens", person: people.dana.id, reason: "expired" });
  await app.window.getByRole("button", { name: "Check now" }).click();
  await expect(app.window.getByRole("list", { name: "Messenger accounts" })).toContainText(
    english.labels.reconnect,
  );
  await expect(
    app.window.getByRole("heading", { name: english.mustLogIn(people.dana.name) }),
  ).toBeVisible();

  await test.step("reloads the window with the settings open", async () => {
    await app.window.getByRole("button", { name: "Settings", exact: true }).click();
    await app.window.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
    const settings = app.window.getByRole("dialog", { name: "Einstellungen" });
    await expect(settings.getByRole("combobox", { name: "Sprache" })).toHaveValue("de");
    await app.window.keyboard.press("Escape");
    expect(await lang(app.window)).toBe("de");
  });

  await test.step("translates the result of an earlier check", async () => {
    await expect(row(app.window)).toContainText(german.labels.reconnect);
    await expect(
      app.window.getByRole("heading", { name: german.mustLogIn(people.dana.name) }),
    ).toBeVisible();
  });

  await test.step("translates the menus and the tray", async () => {
    expect(await menuTitles(app)).toEqual([
      "&Datei",
      "&Bearbeiten",
      "&Ansicht",
      "&Fenster",
      "&Hilfe",
    ]);
    await expect.poll(() => panel.tooltip()).toContain("Übungsmodus");
    expect(await panel.tooltip()).toMatch(/Konten brauchen Ihre Hilfe$/);
    expect(await panel.labels()).toContain("Jetzt prüfen");
  });

  await test.step("translates the pages in a browser, signed in or not", async () => {
    await panel.click("Im Browser öffnen");
    const tab = await newTab();
    await tab.goto(await app.openedLink());
    await expect(row(tab)).toContainText(german.labels.reconnect);
    expect(await lang(tab)).toBe("de");
    const stranger = await newTab();
    await stranger.goto(tab.url());
    await expect(
      stranger.getByRole("heading", { name: germanServer.failures.signed_out.title }),
    ).toBeVisible();
    expect(await lang(stranger)).toBe("de");
  });

  await app.close();
  const next = await start(facebook.practiceEnv);
  await expect(row(next.window)).toContainText(german.labels.reconnect);
});

test("uses the system's language and region until the user chooses another language", async ({
  start,
}) => {
  const app = await start({ LANGUAGE: "fr_FR:de_AT:en" });
  await expect(app.window.getByRole("button", { name: "Messenger verbinden" })).toBeVisible();
  expect(await lang(app.window)).toBe("de-AT");
  await app.window.getByRole("button", { name: "Einstellungen", exact: true }).click();
  await app.window.getByRole("combobox", { name: "Sprache" }).selectOption("English");
  await expect(app.window.getByRole("dialog", { name: "Settings" })).toBeVisible();
  await app.window.keyboard.press("Escape");
  await expect(app.window.getByRole("button", { name: "Connect Messenger" })).toBeVisible();
});
