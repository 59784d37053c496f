/** Tests which API calls the built window makes. The window runs in a browser, with a fake API. */
import type { Browser, Page } from "@playwright/test";
import type { CallName } from "../../common/contract/calls.ts";
import type { PreviewWindow } from "../../scripts/screens/fake-api.ts";
import { type PreviewState, servePreview, showState } from "../../scripts/screens/preview.ts";
import { previewStates } from "../../scripts/screens/states.ts";
import { expect, test } from "./support/fixtures.ts";
import { settingsTexts, windowTexts } from "./support/texts.ts";

const states = previewStates("en");

let preview: Awaited<ReturnType<typeof servePreview>>;
test.beforeAll(async () => {
  preview = await servePreview();
});
test.afterAll(() => preview.close());

async function show(browser: Browser, state: PreviewState): Promise<Page> {
  const page = await browser.newPage({ reducedMotion: "reduce" });
  await showState(page, preview.address("en"), state);
  return page;
}

async function callsOf(page: Page, name: CallName): Promise<readonly unknown[]> {
  const calls = await page.evaluate(() => (window as PreviewWindow).calls);
  return calls.filter(([called]) => called === name);
}

test("the notice of a locked keychain checks the accounts of all channels", async ({ browser }) => {
  const page = await show(browser, states.notices);
  await page
    .getByRole("region", { name: windowTexts.noticesRegion })
    .getByRole("button", { name: windowTexts.checkAgain })
    .click();
  await expect.poll(() => callsOf(page, "check")).toEqual([["check", { kind: "all" }]]);
  await page.close();
});

test("the request to remove the Meta app is sent once, however often its button is clicked", async ({
  browser,
}) => {
  const { data } = states["meta-app-saved"];
  const page = await show(browser, { data: { ...data, pending: ["removeMetaApp"] } });
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("button", { name: settingsTexts.change }).click();
  await page.getByRole("button", { name: settingsTexts.backToPractice }).click();
  const question = page.getByRole("alertdialog", { name: settingsTexts.removeTitle });
  await question.getByRole("button", { name: settingsTexts.remove }).dblclick();
  await page.keyboard.press("Escape");
  await expect(question).toBeVisible();
  expect(await callsOf(page, "removeMetaApp")).toHaveLength(1);
  await page.close();
});

test("a saved port appears in the redirect URI of the open Meta app form", async ({ browser }) => {
  const page = await show(browser, states["meta-app"]);
  const settings = page.getByRole("dialog", { name: "Settings" });
  await settings.getByLabel(settingsTexts.port, { exact: true }).fill("48000");
  await settings.getByRole("button", { name: settingsTexts.save, exact: true }).click();
  const form = settings.locator("form").filter({ hasText: settingsTexts.appId });
  await expect(form).toContainText("http://localhost:48000/auth/facebook/callback");
  await page.close();
});
