import { Keyring } from "../../support/keyring.ts";
import { App, Profile } from "./app.ts";
import { test as base } from "./fixtures.ts";

/** Adds one running app that all tests share, for tests that change nothing in it. */
export const test = base.extend<object, { readonly app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a pattern.
    async ({}, use) => {
      await using keyring = await Keyring.start();
      await using profile = await Profile.create();
      await using app = await App.start({ keyring, profile });
      await use(app);
    },
    { scope: "worker" },
  ],
});

export { expect } from "./fixtures.ts";
