import type { App } from "./support/app.ts";
import { expectConsistency } from "./support/consistency.ts";
import { type ExternalFacebook, startFacebook } from "./support/external-facebook.ts";
import { expect, test } from "./support/fixtures.ts";
import { connect, logIn } from "./support/http-login.ts";
import { kill } from "./support/processes.ts";
import { windowTexts } from "./support/texts.ts";
import { connectButton, disconnectAll, waitForSavedPages } from "./support/ui.ts";

/**
 * The number of Pages to connect. Saving them takes long enough that the test can kill the app
 * before all Pages are saved.
 */
const pages = 3_000;
const teaching = 5;

/** Starts a login and ignores its result, because the test kills the app before the login ends. */
async function startLogin(app: App): Promise<void> {
  await connectButton(app.window, "Messenger").click();
  logIn(await app.openedLink()).catch(() => undefined);
}

interface Moment {
  readonly name: string;
  /** Brings a running app to the moment at which the test kills it. */
  readonly reach: (app: App, facebook: ExternalFacebook) => Promise<void>;
}

const moments: readonly Moment[] = [
  {
    name: "while Pages are read",
    async reach(app, { control }) {
      control.do({ action: "service", service: "hanging" });
      await startLogin(app);
      await expect(app.window.getByText(windowTexts.reading(0))).toBeVisible();
      control.do({ action: "service", service: "up" });
    },
  },
  ...[1, pages / 2].map((done) => ({
    name: `when ${done} of ${pages} Pages are saved`,
    async reach(app: App) {
      await startLogin(app);
      await waitForSavedPages(app.window, done);
    },
  })),
  {
    name: "just after Disconnect all",
    async reach(app) {
      await connect(app, "Messenger");
      await disconnectAll(app.window, "Messenger");
    },
  },
];

for (const { name, reach } of moments) {
  test(`an app that was killed ${name} is consistent after the next start`, async ({
    keyring,
    start,
  }) => {
    await using facebook = await startFacebook({ branches: pages - teaching });
    const first = await start(facebook.practiceEnv);
    await reach(first, facebook);
    await kill(first);

    facebook.control.do({ action: "pages", count: teaching });
    const next = await start(facebook.practiceEnv);
    await expectConsistency(next, keyring);

    await connect(next, "Messenger");
    await expect(next.window.getByRole("status")).toContainText("Facebook Messenger connected");
    await expectConsistency(next, keyring);
  });
}
