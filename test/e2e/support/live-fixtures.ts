import type { App } from "./app.ts";
import { type ExternalFacebook, startFacebook } from "./external-facebook.ts";
import { test as base } from "./fixtures.ts";

interface Live {
  /** The number of Dana's Pages besides the practice Pages. Each costs a write to the keychain. */
  readonly branches: number;
  /** The app takes it for the real Facebook. */
  readonly facebook: ExternalFacebook;
  /** The running app, set up with a Meta app. */
  readonly app: App;
}

/** Adds a running app in live mode, with a Facebook that the test controls. */
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

/** The service under which the app's secrets are in the keychain in live mode. */
export const service = "Pagekeeper";
