import type { App } from "./app.ts";
import { test as base } from "./app-fixtures.ts";
import { type HeldFacebook, openFacebook } from "./external-facebook.ts";

interface Live {
  /** Dana's Pages besides the five that teach: few by default, as each is one write to the keychain. */
  readonly branches: number;
  /** What the app takes for the real Facebook. */
  readonly facebook: HeldFacebook;
  /** The app, set up with a Meta app at `facebook`. */
  readonly app: App;
}

/** A computer on which Pagekeeper runs with a Meta app, against a Facebook that the test directs. */
export const test = base.extend<Live>({
  branches: [0, { option: true }],
  facebook: async ({ branches }, use) => {
    await using facebook = await openFacebook({ branches });
    await use(facebook);
  },
  app: async ({ facebook, start }, use) => {
    await use(await start(facebook.liveEnv));
  },
});

export { expect } from "./app-fixtures.ts";

/** The keychain's service of an app that is set up. */
export const service = "Pagekeeper";
