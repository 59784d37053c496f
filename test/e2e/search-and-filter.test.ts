/** Tests the searches and the filter of the built window, which runs in a browser. */
import type { PreviewWindow } from "../../scripts/screens/fake-api.ts";
import { servePreview, showState } from "../../scripts/screens/preview.ts";
import { previewStates } from "../../scripts/screens/states.ts";
import { test as base, expect } from "./support/fixtures.ts";
import { windowTexts } from "./support/texts.ts";
import { accounts } from "./support/ui.ts";

const { many, twelve } = previewStates("en");

const test = base.extend<{ show: (state: typeof twelve | typeof many) => Promise<void> }>({
  show: async ({ tab }, use) => {
    const preview = await servePreview();
    await use((state) => showState(tab, preview.address("en"), state));
    preview.close();
  },
});

test("disconnects only the accounts that the search shows, and says how many", async ({
  show,
  tab,
}) => {
  await show(twelve);
  await tab.getByRole("searchbox", { name: windowTexts.filterAccounts }).fill("harbor");
  await expect(accounts(tab, "Messenger")).toHaveCount(2);
  await tab
    .getByRole("region", { name: "Messenger", exact: true })
    .getByRole("button", { name: windowTexts.disconnectAll })
    .click();
  const question = tab.getByRole("alertdialog", {
    name: windowTexts.disconnectAllTitle("messenger"),
  });
  await expect(question).toContainText(windowTexts.onlyShown(2, 8));
  await question.getByRole("button", { name: windowTexts.disconnectCount(2) }).click();
  await expect(question).toHaveCount(0);
  const calls = await tab.evaluate(() => (window as PreviewWindow).calls);
  expect(calls.filter(([name]) => name === "disconnect")).toEqual([
    ["disconnect", ["messenger-0", "messenger-5"]],
  ]);
});

test("leads from the status bar to the accounts that need attention", async ({ show, tab }) => {
  await show(twelve);
  await tab.getByRole("link", { name: windowTexts.accountSummary(12, 2) }).click();
  await expect(tab.getByRole("link", { name: windowTexts.needsAttention })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await expect(accounts(tab, "Messenger")).toHaveCount(1);
  await expect(accounts(tab, "Instagram")).toHaveCount(1);
});

test("needs one Tab stop for a list of thousands, and reaches its end with one key", async ({
  show,
  tab,
}) => {
  await show(many);
  const [first] = await accounts(tab, "Messenger").all();
  await first?.getByRole("button").first().focus();
  await tab.keyboard.press("End");
  const last = accounts(tab, "Instagram").last().getByRole("button").first();
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await tab.keyboard.press("Home");
  await expect(accounts(tab, "Messenger").first().getByRole("button").first()).toBeFocused();
  await tab.keyboard.press("Tab");
  await tab.keyboard.press("Tab");
  const inList = tab.locator("[data-account]:focus-within");
  await expect(inList).toHaveCount(0);
});

test("finds an account from anywhere, shows its details and focuses its row", async ({
  show,
  tab,
}) => {
  await show(twelve);
  await tab.keyboard.press("Control+k");
  const search = tab.getByRole("combobox", { name: windowTexts.search });
  await search.pressSequentially("harbor yoga 5");
  await tab.keyboard.press("Enter");
  await expect(search).toHaveCount(0);
  await expect(
    tab.getByRole("complementary", { name: windowTexts.detailsOf("Harbor Yoga 5") }),
  ).toBeVisible();
  await expect(tab.getByRole("button", { name: "Harbor Yoga 5", exact: true })).toBeFocused();
});

test("runs a command of the search, and puts the focus back after Escape", async ({
  show,
  tab,
}) => {
  await show(twelve);
  const more = tab.getByRole("button", { name: windowTexts.more("Fern & Fig"), exact: true });
  await more.focus();
  await tab.keyboard.press("/");
  await tab.keyboard.press("Escape");
  await expect(more).toBeFocused();
  await tab.keyboard.press("/");
  await tab
    .getByRole("combobox", { name: windowTexts.search })
    .pressSequentially(windowTexts.showAttention);
  await tab.keyboard.press("Enter");
  await expect(accounts(tab, "Messenger")).toHaveCount(1);
});
