/**
 * Tests the package in the layout of a mounted AppImage. The package contains the app-update.yml of
 * a release.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { App, installationUnderTest } from "../e2e/support/app.ts";
import { test as base, expect } from "../e2e/support/fixtures.ts";
import {
  available,
  expectStarted,
  newest,
  press,
  pressAndQuit,
  programFor,
  ready,
  updateServerFixture,
  type WithUpdateServer,
} from "../e2e/support/updates.ts";
import { inspectable } from "./support/files.ts";

interface Mounted extends WithUpdateServer {
  /** The absolute paths of the AppImage file and of the folder with its content. */
  readonly appImage: { readonly file: string; readonly mount: string };
  readonly startAppImage: () => Promise<App>;
}

const test = base.extend<Mounted>({
  ...updateServerFixture,
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a pattern.
  appImage: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "pagekeeper-mounted-"));
    const appImage = { file: join(folder, "My Pagekeeper.AppImage"), mount: join(folder, "mount") };
    await writeFile(appImage.file, "the old version");
    await promisify(execFile)("cp", ["-rl", inspectable(), appImage.mount]);
    await use(appImage);
    await rm(folder, { recursive: true });
  },
  startAppImage: async ({ appImage, profile, keyring }, use) => {
    const { file, mount } = appImage;
    const installation = {
      ...installationUnderTest(),
      executable: join(mount, "pagekeeper"),
      folder: mount,
    };
    await using running = new AsyncDisposableStack();
    await use(async () =>
      running.use(
        await App.start({
          profile,
          keyring,
          installation,
          env: { APPIMAGE: file, APPDIR: mount },
        }),
      ),
    );
  },
});

test("an AppImage finds the next version on GitHub and installs it when the user says so", async ({
  server,
  appImage,
  startAppImage,
}) => {
  const program = programFor(appImage.file);
  const config = server.publishAtGitHub({ version: newest, notes: "- A better tray.", program });
  await writeFile(join(appImage.mount, "resources/app-update.yml"), config);

  const app = await startAppImage();
  await press(available(app.window), "Download");
  await expect(ready(app.window)).toBeVisible();
  expect(await readFile(appImage.file, "utf8")).toBe("the old version");

  await pressAndQuit(app, ready(app.window), "Restart to update");
  expect(await readFile(appImage.file, "utf8")).toBe(program);
  await expectStarted(appImage.file);
});

test("an unpublished build checks for no updates and says so in the settings", async ({
  startAppImage,
}) => {
  const { window } = await startAppImage();
  await window.getByRole("button", { name: "Settings", exact: true }).click();
  const look = window.getByRole("checkbox", { name: "Check for new versions" });
  await expect(look).toHaveAccessibleDescription(/^This copy was built for development/);
  await expect(look).toBeDisabled();
});
