import { type BrowserContext, test as base, type Page } from "@playwright/test";
import { Keyring } from "../../support/keyring.ts";
import { App, Profile } from "./app.ts";
import { openBrowser } from "./browser.ts";

interface Computer {
  /** The user's keychain, unlocked and empty. */
  readonly keyring: Keyring;
  readonly profile: Profile;
  /** Starts the app, as often as a test wants; all of them are closed after it. */
  readonly start: (env?: Readonly<Record<string, string>>) => Promise<App>;
  /** Opens a tab of a browser that has never been here: it shares no cookie with another. */
  readonly newTab: () => Promise<Page>;
  readonly tab: Page;
}

/** A computer with Pagekeeper on it, new for each test. */
export const test = base.extend<Computer>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
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
  // One for all tests, as it takes long to start; what a test does in it goes with its contexts.
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const browser = await openBrowser();
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
