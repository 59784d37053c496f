/**
 * Tests the menus and dialogs of the built window. The window runs in a browser, with a fake API.
 */
import type { Browser, Locator, Page } from "@playwright/test";
import { servePreview, showState } from "../../scripts/screens/preview.ts";
import { previewStates } from "../../scripts/screens/states.ts";
import { expect, test } from "./support/fixtures.ts";
import { settingsTexts, windowTexts } from "./support/texts.ts";

const states = previewStates("en");

type State = Parameters<typeof showState>[2];

let preview: Awaited<ReturnType<typeof servePreview>>;
test.beforeAll(async () => {
  preview = await servePreview();
});
test.afterAll(() => preview.close());

/** The minimum size of the window, in CSS pixels. */
const viewport = { width: 480, height: 480 };

async function show(browser: Browser, state: State): Promise<Page> {
  const page = await browser.newPage({ viewport, reducedMotion: "reduce" });
  await showState(page, preview.address("en"), state);
  return page;
}

const twelve = { data: states.twelve.data };
const more = (page: Page, name = "Harbor Yoga") =>
  page.getByRole("button", { name: `More for ${name}`, exact: true });
const menu = (page: Page) => page.getByRole("menu");
const item = (page: Page, name: string) => page.getByRole("menuitem", { name });

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test("a menu opened by a key focuses its first item, and one opened by the mouse focuses none", async ({
  browser,
}) => {
  const page = await show(browser, twelve);
  await more(page).press("Enter");
  await expect(item(page, windowTexts.copyPageId)).toBeFocused();
  await press(page, "Escape", "ArrowDown");
  await expect(item(page, windowTexts.copyPageId)).toBeFocused();
  await press(page, "Escape");
  await more(page).click();
  await expect(menu(page)).toBeFocused();
  await press(page, "ArrowUp");
  await expect(item(page, "Disconnect…")).toBeFocused();
  await page.close();
});

test("keys and the pointer move through a menu, and Tab leaves it", async ({ browser }) => {
  const page = await show(browser, twelve);
  await more(page).press("Enter");
  await press(page, "ArrowDown");
  await expect(item(page, "Check now")).toBeFocused();
  await press(page, "End");
  await expect(item(page, "Disconnect…")).toBeFocused();
  await press(page, "Home");
  await expect(item(page, windowTexts.copyPageId)).toBeFocused();
  await press(page, "d");
  await expect(item(page, windowTexts.details)).toBeFocused();
  await item(page, "Disconnect…").hover();
  await expect(item(page, "Disconnect…")).toBeFocused();
  await press(page, "Tab");
  await expect(menu(page)).toHaveCount(0);
  const instagram = page.getByRole("region", { name: "Instagram", exact: true });
  await expect(instagram.getByRole("button", { name: "Check now" })).toBeFocused();
  await page.close();
});

test("a right-click opens the row's menu at the pointer, and the menu key opens it at its button", async ({
  browser,
}) => {
  const page = await show(browser, twelve);
  const row = page.getByRole("listitem").filter({ has: more(page, "Old Town Books") });
  await row.click({ button: "right", position: { x: 30, y: 20 } });
  const { x, y } = (await row.boundingBox()) ?? { x: 0, y: 0 };
  await expect(menu(page)).toHaveAccessibleName("More for Old Town Books");
  await expect(menu(page)).toBeFocused();
  expect(await menu(page).boundingBox()).toMatchObject({ x: x + 30, y: y + 20 });
  await press(page, "Escape");
  await expect(more(page, "Old Town Books")).toBeFocused();

  await page.getByRole("button", { name: "Old Town Books", exact: true }).focus();
  await press(page, "ContextMenu");
  await expect(item(page, windowTexts.copyPageId)).toBeFocused();
  const { gap } = await positionOf(page, more(page, "Old Town Books"));
  expect(gap).toBe(4);
  await page.close();
});

test("a menu opened at the window's edge stays inside the window", async ({ browser }) => {
  const page = await show(browser, twelve);
  const row = page.getByRole("listitem").filter({ has: more(page, "Lakeside Cycles") });
  await row.evaluate((element) => element.scrollIntoView({ block: "end" }));
  const { width } = (await row.boundingBox()) ?? { width: 0 };
  await row.click({ button: "right", position: { x: width - 50, y: 20 } });
  const box = await menu(page).boundingBox();
  if (!box) throw new Error("The menu is not drawn.");
  expect(box.x + box.width).toBeLessThanOrEqual(viewport.width);
  expect(box.y + box.height).toBeLessThanOrEqual(viewport.height);
  await page.close();
});

test("Details in the menu leads to the details, and Escape there back to the row", async ({
  browser,
}) => {
  const page = await show(browser, twelve);
  await more(page).press("Enter");
  await item(page, windowTexts.details).press("Enter");
  await expect(page.getByRole("heading", { name: "Harbor Yoga", exact: true })).toBeFocused();
  await press(page, "Escape");
  await expect(page.getByRole("button", { name: "Harbor Yoga", exact: true })).toBeFocused();
  await page.close();
});

test("a click on a menu's button or beside the menu closes it and returns the focus", async ({
  browser,
}) => {
  const page = await show(browser, twelve);
  await more(page).click();
  await expect(more(page)).toHaveAttribute("aria-expanded", "true");
  await more(page).click();
  await expect(menu(page)).toHaveCount(0);
  await expect(more(page)).toBeFocused();
  await more(page).click();
  await page.getByRole("heading", { name: windowTexts.accounts, exact: true }).click();
  await expect(menu(page)).toHaveCount(0);
  await expect(more(page)).toBeFocused();
  await expect(more(page)).toHaveAttribute("aria-expanded", "false");
  await page.close();
});

test("a menu closes when the focus moves elsewhere, and does not take the focus back", async ({
  browser,
}) => {
  const page = await show(browser, twelve);
  await more(page).click();
  await more(page, "Fern & Fig").focus();
  await expect(menu(page)).toHaveCount(0);
  await expect(more(page, "Fern & Fig")).toBeFocused();
  await more(page).click();
  await more(page, "Old Town Books").click();
  await expect(menu(page)).toHaveAccessibleName("More for Old Town Books");
  await expect(menu(page)).toBeFocused();
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(menu(page)).toHaveCount(0);
  await expect(page.getByRole("dialog").getByRole("button", { name: "Close" })).toBeFocused();
  await page.close();
});

/** Returns the position of the menu relative to its button. `gap` is in CSS pixels. */
async function positionOf(page: Page, button: Locator) {
  const [buttonBox, menuBox] = await Promise.all([button.boundingBox(), menu(page).boundingBox()]);
  if (!buttonBox || !menuBox) throw new Error("The button or its menu is not drawn.");
  const [above, below] = [
    buttonBox.y - menuBox.y - menuBox.height,
    menuBox.y - buttonBox.y - buttonBox.height,
  ];
  return {
    side: above > below ? "above" : "below",
    gap: Math.round(Math.max(above, below)),
    inLine: Math.abs(buttonBox.x + buttonBox.width - menuBox.x - menuBox.width) < 1,
    inWindow: menuBox.y >= 0 && menuBox.y + menuBox.height <= viewport.height,
  };
}

test("a menu stays below its button while scrolling, or above it if there is no room", async ({
  browser,
}) => {
  const page = await show(browser, states.many);
  await page
    .getByRole("list", { name: "Messenger accounts" })
    .evaluate((list) => list.closest(".pane-scroll")?.scrollTo(0, 4_700));
  const button = more(page, "Harbor Yoga 105");
  await button.click();
  await button.evaluate((element) => element.scrollIntoView({ block: "start" }));
  const position = { gap: 4, inLine: true, inWindow: true };
  await expect.poll(() => positionOf(page, button)).toEqual({ side: "below", ...position });
  await button.evaluate((element) => element.scrollIntoView({ block: "end" }));
  await expect.poll(() => positionOf(page, button)).toEqual({ side: "above", ...position });
  await page.close();
});

test("a confirmation stays open while its action runs, whatever is pressed", async ({
  browser,
}) => {
  const page = await show(browser, {
    data: { ...states.twelve.data, pending: ["disconnect"] },
  });
  await more(page).click();
  await item(page, "Disconnect…").click();
  const question = page.getByRole("alertdialog", { name: "Disconnect Harbor Yoga?" });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await question.getByRole("button", { name: "Disconnect" }).click();
  await expect(question.getByRole("button", { name: "Disconnecting…" })).toBeVisible();
  // Presses Escape several times, because browsers let a page block only some of the presses.
  await press(page, "Escape", "Escape", "Escape");
  await page.mouse.click(5, 300);
  await press(page, "Escape", "Escape", "Escape");
  await expect(question.and(page.locator(":modal"))).toBeVisible();
  await page.close();
});

test("clicking and scrolling beside a confirmation change nothing", async ({ browser }) => {
  const page = await show(browser, twelve);
  await more(page).click();
  await item(page, "Disconnect…").click();
  const question = page.getByRole("alertdialog");
  await page.mouse.click(5, 300);
  await page.mouse.wheel(0, 200);
  await page.mouse.move(viewport.width / 2, viewport.height / 2);
  await page.mouse.wheel(0, 200);
  await expect(question).toBeVisible();
  await press(page, "Tab", "Tab");
  await expect(question.getByRole("button", { name: "Disconnect" })).toBeFocused();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await press(page, "Escape");
  await expect(question).toHaveCount(0);
  await expect(more(page)).toBeFocused();
  await page.close();
});

test("Escape closes a confirmation but not the settings behind it", async ({ browser }) => {
  const page = await show(browser, states["remove-everything"]);
  await expect(page.getByRole("alertdialog").getByRole("button", { name: "Cancel" })).toBeFocused();
  await press(page, "Escape");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: settingsTexts.removeEverything })).toBeFocused();
  await press(page, "Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Settings" })).toBeFocused();
  await page.close();
});
