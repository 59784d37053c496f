/**
 * Tests that the built window uses the language of its page. The app or the web server writes the
 * language into the page.
 */
import type { Page } from "@playwright/test";
import type { PreviewWindow } from "../../scripts/screens/fake-api.ts";
import { servePreview, showState } from "../../scripts/screens/preview.ts";
import { previewStates } from "../../scripts/screens/states.ts";
import { test as base, expect } from "./support/fixtures.ts";

type Open = (locale: string) => Promise<Page>;

const { twelve } = previewStates("de");

const test = base.extend<{ open: Open }>({
  open: async ({ newTab }, use) => {
    const preview = await servePreview();
    await use(async (locale) => {
      const page = await newTab();
      await showState(page, preview.address(locale), twelve);
      return page;
    });
    preview.close();
  },
});

const settingsOf = async (page: Page) => {
  await page.getByRole("button", { name: "Einstellungen" }).click();
  return page.getByRole("dialog", { name: "Einstellungen" });
};

test("the window uses its page's language", async ({ open }) => {
  const page = await open("de-AT");
  await expect(page.getByRole("button", { name: "Messenger verbinden" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Messenger-Konten" })).toBeVisible();
  await expect((await settingsOf(page)).getByRole("heading", { name: "Allgemein" })).toBeVisible();
});

test("the window loads no other language", async ({ open }) => {
  const page = await open("de-DE");
  const scripts: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) scripts.push(response.text());
  });
  await page.reload();
  await expect(await settingsOf(page)).toBeVisible();
  const text = (await Promise.all(scripts)).join("\n");
  const german = ["Jetzt prüfen", "Mit diesem Computer starten"];
  const english = ["Check now", "Start with this computer"];
  expect([...german, ...english].filter((words) => text.includes(words))).toEqual(german);
});

test("the window uses English if it does not have the page's language", async ({ open }) => {
  const page = await open("fr-CA");
  await expect(page.getByRole("button", { name: "Connect Messenger" })).toBeVisible();
});

test("the settings list each language by its own name and save the chosen one", async ({
  open,
}) => {
  const page = await open("de-DE");
  const settings = await settingsOf(page);
  const choice = settings.getByRole("combobox", { name: "Sprache" });
  const options = choice.getByRole("option");
  await expect(options).toHaveText(["Wie das System", "English", "Deutsch"]);
  await expect(options.nth(1)).toHaveAttribute("lang", "en");
  await choice.selectOption("English");
  await expect(settings).toContainText("Gespeichert.");
  expect(await page.evaluate(() => (window as PreviewWindow).calls)).toContainEqual([
    "saveSettings",
    { language: "en" },
  ]);
});
