import { type BrowserContext, test as base, type Page } from "@playwright/test";
import { Keyring } from "../../support/keyring.ts";
import { App, Profile } from "./app.ts";
import { launchBrowser } from "./browser.ts";

interface Computer {
  /** The user's keychain, which starts unlocked and empty. */
  readonly keyring: Keyring;
  readonly profile: Profile;
  /**
   * Starts the app. A test may call `start` several times, because all apps are closed after the
   * test.
   */
  readonly start: (env?: Readonly<Record<string, string>>) => Promise<App>;
  /** Opens a tab that shares no cookies with other tabs. */
  readonly newTab: () => Promise<Page>;
  readonly tab: Page;
}

/**
 * Gives each test a new keychain and profile, like a new computer. The app starts in practice mode
 * unless the test passes other variables. live-fixtures.ts and tray-fixtures.ts extend these
 * fixtures.
 */
export const test = base.extend<Computer>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a pattern.
  keyring: async ({}, use) => {
    await using keyring = await Keyring.start();
    await use(keyring);
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  profile: async ({}, use) => {
    await using profile = await Profile.create();
    await use(profile);
  },
  start: async ({ keyring, profile }, use) => {
    await using running = new AsyncDisposableStack();
    await use(async (env = {}) => running.use(await App.start({ profile, keyring, env })));
  },
  // All tests share this browser, because a browser starts slowly. The tests are still isolated,
  // because each test has its own browser context.
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const browser = await launchBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],
  newTab: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  tab: async ({ newTab }, use) => {
    await use(await newTab());
  },
});

export { expect } from "@playwright/test";
