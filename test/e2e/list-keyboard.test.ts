/**
 * Tests the keyboard and the panes of the account list in the built window, which runs in a browser
 * with a fake API.
 */
import type { Page } from "@playwright/test";
import { type PreviewState, servePreview, showState } from "../../scripts/screens/preview.ts";
import { previewStates } from "../../scripts/screens/states.ts";
import { test as base, expect } from "./support/fixtures.ts";
import { windowTexts } from "./support/texts.ts";
import { accounts } from "./support/ui.ts";

const { many, names, twelve } = previewStates("en");

interface Size {
  readonly width: number;
  readonly height: number;
}

const wide = { width: 1200, height: 760 };

const test = base.extend<{ show: (state: PreviewState, size?: Size) => Promise<void> }>({
  show: async ({ tab }, use) => {
    const preview = await servePreview();
    await use(async (state, size = wide) => {
      await tab.setViewportSize(size);
      await showState(tab, preview.address("en"), state);
    });
    preview.close();
  },
});

const row = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const details = (page: Page, name: string) =>
  page.getByRole("complementary", { name: windowTexts.detailsOf(name) });
const heading = (page: Page, name: string) =>
  details(page, name).getByRole("heading", { name, exact: true });
const listSearch = (page: Page) =>
  page.getByRole("searchbox", { name: windowTexts.filterAccounts });
const palette = (page: Page) => page.getByRole("dialog", { name: windowTexts.search });
const paletteField = (page: Page) => page.getByRole("combobox", { name: windowTexts.search });

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test("the arrow keys go from row to row and from list to list, and page keys go ten rows", async ({
  show,
  tab,
}) => {
  await show(many);
  await row(tab, "Harbor Yoga").focus();
  await press(tab, "ArrowDown");
  await expect(row(tab, "Northwind Bakery")).toBeFocused();
  await press(tab, "PageDown");
  await expect(row(tab, "Northwind Bakery 11")).toBeFocused();
  await expect(row(tab, "Northwind Bakery 11")).toBeInViewport();
  await press(tab, "PageUp", "ArrowUp", "ArrowUp");
  await expect(row(tab, "Harbor Yoga")).toBeFocused();
  await press(tab, "End", "Home");
  await expect(row(tab, "Harbor Yoga")).toBeFocused();
  await press(tab, "End", "ArrowUp", "ArrowUp", "ArrowUp");
  await expect(accounts(tab, "Instagram").first().getByRole("button").first()).toBeFocused();
  await press(tab, "ArrowUp");
  await expect(row(tab, "Fern & Fig 4999")).toBeFocused();
  await expect(row(tab, "Fern & Fig 4999")).toBeInViewport();
});

test("Tab enters the list at the row that had the focus last", async ({ show, tab }) => {
  await show(many);
  await row(tab, "Harbor Yoga").focus();
  await press(tab, "PageDown", "Shift+Tab", "Tab");
  await expect(row(tab, "Harbor Yoga 10")).toBeFocused();
});

test("Enter leads to the details, Escape back to the row, and open details follow the arrow keys", async ({
  show,
  tab,
}) => {
  await show(twelve);
  await row(tab, "Harbor Yoga").focus();
  await press(tab, "Enter");
  await expect(heading(tab, "Harbor Yoga")).toBeFocused();
  await press(tab, "Escape");
  await expect(row(tab, "Harbor Yoga")).toBeFocused();
  await expect(details(tab, "Harbor Yoga")).toHaveCount(0);

  await row(tab, "Harbor Yoga").click();
  await press(tab, "ArrowDown");
  await expect(row(tab, "Northwind Bakery")).toBeFocused();
  await expect(details(tab, "Northwind Bakery")).toBeVisible();
  await press(tab, "Escape");
  await expect(details(tab, "Northwind Bakery")).toHaveCount(0);
  await expect(row(tab, "Northwind Bakery")).toBeFocused();
});

test("below 900 px the details lie over the list, take the focus, and close by a click beside them", async ({
  show,
  tab,
}) => {
  await show(twelve, { width: 800, height: 600 });
  const before = await row(tab, "Harbor Yoga").boundingBox();
  await row(tab, "Harbor Yoga").click();
  await expect(heading(tab, "Harbor Yoga")).toBeFocused();
  expect(await tab.locator("#row-messenger-0").boundingBox()).toEqual(before);
  for (let stop = 0; stop < 30; stop += 1) {
    await press(tab, "Tab");
    await expect(tab.locator(".list-pane :focus")).toHaveCount(0);
  }
  await tab.mouse.click(100, 300);
  await expect(details(tab, "Harbor Yoga")).toHaveCount(0);
  await press(tab, "Tab");
  await expect(row(tab, "Harbor Yoga")).toBeVisible();
});

test("below 640 px there is one pane, and Back leads to the row", async ({ show, tab }) => {
  await show(twelve, { width: 480, height: 480 });
  await row(tab, "Harbor Yoga").click();
  const pane = await details(tab, "Harbor Yoga").boundingBox();
  expect(pane).toMatchObject({ x: 48, width: 432 });
  await tab.getByRole("button", { name: windowTexts.closeDetails }).click();
  await expect(details(tab, "Harbor Yoga")).toHaveCount(0);
  await expect(row(tab, "Harbor Yoga")).toBeFocused();
});

test("a filter and a search act on both lists, and a search without a result says so", async ({
  show,
  tab,
}) => {
  await show(twelve);
  await tab.getByRole("radio", { name: windowTexts.needsAttention }).check();
  await expect(accounts(tab, "Messenger")).toHaveCount(1);
  await expect(accounts(tab, "Instagram")).toHaveCount(1);
  await expect(tab).toHaveURL(/#needs-attention$/);
  await tab.getByRole("radio", { name: "Instagram" }).check();
  await expect(accounts(tab, "Messenger")).toHaveCount(0);
  await expect(accounts(tab, "Instagram")).toHaveCount(4);
  await tab.getByRole("radio", { name: windowTexts.all }).check();
  await listSearch(tab).fill("YOGA harbor");
  await expect(accounts(tab, "Messenger")).toHaveCount(2);
  await expect(accounts(tab, "Instagram")).toHaveCount(1);
  await listSearch(tab).fill("zebra");
  await expect(tab.getByText(windowTexts.nothingShown("zebra"))).toBeVisible();
});

test("a column sorts the list, and sorts it back to front when it is clicked again", async ({
  show,
  tab,
}) => {
  await show(names);
  const sort = tab.getByRole("group", { name: windowTexts.sort });
  const byPerson = sort.getByRole("button", { name: windowTexts.columns.person });
  const people = async () =>
    (await accounts(tab, "Messenger").locator(".person").allTextContents()).slice(1);
  // The first account needs attention, and such accounts come first in every order.
  const first = accounts(tab, "Messenger").first();
  const failing = await first.getByRole("button").first().textContent();
  await byPerson.click();
  await expect(byPerson).toHaveAttribute("aria-pressed", "true");
  await expect.poll(people).toEqual(["Dana", "Dana", "دانا"]);
  await byPerson.click();
  await expect.poll(people).toEqual(["دانا", "Dana", "Dana"]);
  await expect(first.getByRole("button").first()).toHaveText(failing ?? "");
});

test("Ctrl+F goes to the list's search, and Ctrl+K and / open the search of the title bar", async ({
  show,
  tab,
}) => {
  await show(twelve);
  await press(tab, "Control+f");
  await expect(listSearch(tab)).toBeFocused();
  await press(tab, "/");
  await expect(listSearch(tab)).toHaveValue("/");
  await expect(palette(tab)).toHaveCount(0);
  await press(tab, "Control+k");
  await expect(paletteField(tab)).toBeFocused();
  await press(tab, "/");
  await expect(paletteField(tab)).toHaveValue("/");
  await press(tab, "Escape");
  await expect(palette(tab)).toHaveCount(0);
  await expect(listSearch(tab)).toBeFocused();
  await listSearch(tab).clear();
  await row(tab, "Harbor Yoga").focus();
  await press(tab, "/");
  await expect(paletteField(tab)).toBeFocused();
});

test("no shortcut opens a search while a dialog is open", async ({ show, tab }) => {
  await show(twelve);
  await tab.getByRole("button", { name: windowTexts.settings, exact: true }).click();
  const settings = tab.getByRole("dialog", { name: windowTexts.settings });
  await settings.getByRole("button", { name: windowTexts.close }).focus();
  await press(tab, "/", "Control+k", "Control+f");
  await expect(settings.locator(":focus")).toBeVisible();
  await expect(palette(tab)).toHaveCount(0);
});

test("the search of the title bar shows an account's details and runs a command by keyboard", async ({
  show,
  tab,
}) => {
  await show(twelve);
  await press(tab, "Control+k");
  await expect(paletteField(tab)).toBeFocused();
  await tab.keyboard.type("yo");
  await press(tab, "ArrowDown");
  const options = palette(tab).getByRole("option");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  await press(tab, "Enter");
  await expect(details(tab, "Harbor Yoga 5")).toBeVisible();
  await expect(row(tab, "Harbor Yoga 5")).toBeFocused();

  await press(tab, "/");
  await expect(paletteField(tab)).toBeFocused();
  await tab.keyboard.type(windowTexts.showAttention.toLowerCase());
  await press(tab, "Enter");
  await expect(tab).toHaveURL(/#needs-attention$/);
  await press(tab, "Control+k");
  await expect(paletteField(tab)).toBeFocused();
  await tab.keyboard.type("zebra");
  await expect(palette(tab).getByText(windowTexts.nothingFound("zebra"))).toBeVisible();
  await press(tab, "Escape");
  await expect(palette(tab)).toHaveCount(0);
});
