/** Tests the messages in the corner of the built window, which runs in a browser. */
import type { Page } from "@playwright/test";
import { endLogin } from "../../scripts/screens/actions.ts";
import { type PreviewState, servePreview, showState } from "../../scripts/screens/preview.ts";
import { previewStates } from "../../scripts/screens/states.ts";
import { test as base, expect } from "./support/fixtures.ts";
import { windowTexts } from "./support/texts.ts";

const { connected, stranger } = previewStates("en");

/** Longer than a success stays, in milliseconds. */
const longEnough = 20_000;

const test = base.extend<{ show: (state: PreviewState) => Promise<void> }>({
  show: async ({ tab }, use) => {
    const preview = await servePreview();
    await use(async (state) => {
      await tab.clock.install();
      await showState(tab, preview.address("en"), state);
    });
    preview.close();
  },
});

const status = (page: Page) => page.getByRole("status");
const alert = (page: Page) => page.getByRole("alert");

test("a success disappears by itself, but not while the pointer is on it", async ({
  show,
  tab,
}) => {
  await show(connected);
  await expect(status(tab)).toContainText("Facebook Messenger connected");
  await status(tab).hover();
  await tab.clock.runFor(longEnough);
  await expect(status(tab)).toContainText("Facebook Messenger connected");
  await tab.mouse.move(5, 300);
  await tab.clock.runFor(longEnough);
  await expect(status(tab)).toBeEmpty();
});

test("an error stays until the next login's result replaces it", async ({ show, tab }) => {
  await show(stranger);
  await expect(alert(tab)).toContainText("You logged in as Sam Okafor");
  await tab.clock.runFor(longEnough);
  await expect(alert(tab)).toContainText("You logged in as Sam Okafor");
  await endLogin({ facebook_connected: "true", type: "messenger" })(tab);
  await expect(status(tab)).toContainText("Facebook Messenger connected");
  await expect(alert(tab)).toBeEmpty();
});

test("dismissing an error removes it and keeps the focus in the window", async ({ show, tab }) => {
  await show(stranger);
  const dismiss = tab.getByRole("button", { name: windowTexts.dismiss });
  await dismiss.press("Enter");
  await expect(alert(tab)).toBeEmpty();
  await expect(dismiss).toHaveCount(0);
  await expect(tab.locator("body:focus")).toHaveCount(0);
});
