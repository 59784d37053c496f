import type { App } from "./app.ts";
import { type ExternalFacebook, startFacebook } from "./external-facebook.ts";
import { test as base } from "./fixtures.ts";

interface Live {
  /** The number of Pages that the test user Dana has in addition to the practice Pages. */
  readonly branches: number;
  /** The practice Facebook that the app uses in live mode. */
  readonly facebook: ExternalFacebook;
  /** A running app that is set up with a Meta app. */
  readonly app: App;
}

/** Adds a Facebook that the test controls, and a running app that uses it in live mode. */
export const test = base.extend<Live>({
  branches: [0, { option: true }],
  facebook: async ({ branches }, use) => {
    await using facebook = await startFacebook({ branches });
    await use(facebook);
  },
  app: async ({ facebook, start }, use) => {
    await use(await start(facebook.liveEnv));
  },
});

export { expect } from "./fixtures.ts";

/** The name of the keychain service that contains the app's secrets in live mode. */
export const service = "Pagekeeper";
