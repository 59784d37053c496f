import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Release } from "../../support/update-server.ts";
import type { App, Profile } from "./app.ts";
import { test as base } from "./tray-fixtures.ts";
import { newest, updateServerFixture, type WithUpdateServer } from "./updates.ts";

interface Updates extends WithUpdateServer {
  /** The path of the AppImage that the app believes it was started from. */
  readonly appImage: string;
  readonly startWithUpdates: (env?: Readonly<Record<string, string>>) => Promise<App>;
}

export const old = "the old version";

export const cacheOf = ({ folder }: Profile): string => join(folder, "cache");

export const test = base.extend<Updates>({
  ...updateServerFixture,
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a pattern.
  appImage: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "pagekeeper-appimage-"));
    const file = join(folder, "Pagekeeper.AppImage");
    await writeFile(file, old);
    await use(file);
    await rm(folder, { recursive: true });
  },
  startWithUpdates: async ({ server, profile, appImage, start }, use) => {
    const env = {
      PAGEKEEPER_UPDATE_URL: server.origin,
      APPIMAGE: appImage,
      XDG_CACHE_HOME: cacheOf(profile),
    };
    await use((more = {}) => start({ ...env, ...more }));
  },
});

export const newer: Release = {
  version: newest,
  notes: "### Added\n- A **better** tray.",
  program: "new",
};
