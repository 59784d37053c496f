/** Tests the rows of accounts in the built window, which runs in a browser with a fake API. */
import type { Locator } from "@playwright/test";
import { servePreview, showState } from "../../scripts/screens/preview.ts";
import { type NamedState, previewStates } from "../../scripts/screens/states.ts";
import { test as base, expect } from "./support/fixtures.ts";
import { windowTexts } from "./support/texts.ts";
import { account } from "./support/ui.ts";

const { expiring, five, unconfirmed } = previewStates("en");

/** Shows a state in a window of a `width` in CSS pixels, and returns the row of `name`. */
type Row = (state: NamedState, name: string, width: number) => Promise<Locator>;

const test = base.extend<{ row: Row }>({
  row: async ({ tab }, use) => {
    const preview = await servePreview();
    await use(async (state, name, width) => {
      await tab.setViewportSize({ width, height: 700 });
      await tab.clock.setFixedTime("2026-11-21T12:00:00Z");
      await showState(tab, preview.address("en"), state);
      return account(tab, "Messenger", name);
    });
    preview.close();
  },
});

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error("The element is not shown.");
  return box;
}

for (const width of [1000, 480]) {
  for (const name of ["Harbor Yoga", "Northwind Bakery"]) {
    test(`the row of ${name}, whose access ends soon, has its name in one line and its menu at the end, ${width} px wide`, async ({
      row,
    }) => {
      const item = await row(expiring, name, width);
      const whole = await boxOf(item);
      const menu = await boxOf(item.getByRole("button", { name: windowTexts.more(name) }));
      expect((await boxOf(item.getByText(name, { exact: true }))).height).toBeLessThan(30);
      expect(whole.x + whole.width - menu.x - menu.width).toBeLessThan(20);
    });
  }
}

test("the row of an account that is not confirmed says so and since when", async ({ row }) => {
  const item = await row(unconfirmed, "Harbor Yoga", 1000);
  await expect(item.locator(".state")).toHaveText("Not confirmed as of Nov 15");
});

test("the row of an account that began to fail days ago gives the date", async ({ row }) => {
  const item = await row(five, "Harbor Yoga", 1000);
  await expect(item.locator(".state")).toHaveText("Log in again as of Nov 18");
});

test("a click anywhere in a row shows the details, and leaves the focus in the list", async ({
  row,
}) => {
  const item = await row(five, "Harbor Yoga", 1000);
  await item.click({ position: { x: 30, y: 20 } });
  await expect(
    item.page().getByRole("complementary", { name: windowTexts.detailsOf("Harbor Yoga") }),
  ).toBeVisible();
  await expect(item.getByRole("button", { name: "Harbor Yoga", exact: true })).toBeFocused();
});
