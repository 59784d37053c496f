/** What the window says of a new version, with its buttons. */
import type { Locator, Page } from "@playwright/test";
import type { App } from "./app.ts";

/** The version that is newer than any. */
export const newest = "9.9.9";

export const notice = (window: Page, text: string | RegExp): Locator =>
  window.getByRole("group", { name: text });
export const available = (window: Page) => notice(window, `Pagekeeper ${newest} is available.`);
export const ready = (window: Page) => notice(window, /^Pagekeeper 9\.9\.9 is downloaded/);

export const press = (group: Locator, name: string) =>
  group.getByRole("button", { name, exact: true }).click();

/** A click that ends the app, which may be gone before Playwright has seen it through. */
export async function pressLast(app: App, group: Locator, name: string): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    app.process.once("close", () => resolve());
  });
  await press(group, name).catch(() => undefined);
  await ended;
}
