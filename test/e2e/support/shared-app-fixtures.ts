import { Keyring } from "../../support/keyring.ts";
import { App, Profile } from "./app.ts";
import { test as base } from "./fixtures.ts";

/** Adds a running app that tests share. These tests must not change the app's state. */
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
