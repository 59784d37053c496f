import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findUnusedPort } from "../../support/ports.ts";
import type { App } from "./app.ts";
import { startInternetProxy } from "./internet-proxy.ts";
import { test as base, expect } from "./tray-fixtures.ts";
import { buildWebApp, publicName, serveWebApp, type WebAppServer } from "./web-app-server.ts";
import { type BrowserName, launchWebBrowser, type WebBrowser } from "./web-browser.ts";

interface Build {
  readonly folder: string;
  readonly apiPort: number;
}

interface WebAppComputer {
  /** Where the page that is built for this test run sends its requests. */
  readonly apiBase: string;
  /** The page on http://localhost. */
  readonly localPage: WebAppServer;
  /** The page on http://127.0.0.1, which browsers treat as another site than localhost. */
  readonly numericPage: WebAppServer;
  /** The page on https, with a name of its own. */
  readonly publicPage: WebAppServer;
  /** Starts Pagekeeper in practice mode at `apiBase`. */
  readonly startAtApiBase: () => Promise<App>;
  /** A running Pagekeeper at `apiBase` that is set up with a Meta app. */
  readonly appAtApiBase: App;
  /**
   * Starts a browser. All browsers of the same name have the same profile, and are closed after the
   * test.
   */
  readonly openBrowser: (name: BrowserName) => Promise<WebBrowser>;
}

/** Adds examples/web-app, and browsers that run it. */
export const test = base.extend<WebAppComputer, { readonly build: Build }>({
  // All tests share the build, because a build takes seconds. It contains Pagekeeper's port.
  build: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a pattern.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), "pagekeeper-web-app-"));
      const apiPort = await findUnusedPort();
      buildWebApp(folder, `http://localhost:${apiPort}`);
      await use({ folder, apiPort });
      await rm(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  apiBase: async ({ build }, use) => use(`http://localhost:${build.apiPort}`),
  localPage: async ({ build }, use) => {
    await using server = await serveWebApp(build.folder);
    await use(server);
  },
  numericPage: async ({ build }, use) => {
    await using server = await serveWebApp(build.folder, "127.0.0.1");
    await use(server);
  },
  publicPage: async ({ build }, use) => {
    await using server = await serveWebApp(build.folder, publicName);
    await use(server);
  },
  startAtApiBase: async ({ build, start }, use) =>
    use(() => start({ PAGEKEEPER_PORT: String(build.apiPort) })),
  appAtApiBase: async ({ build, facebook, start }, use) =>
    use(await start({ ...facebook.liveEnv, PAGEKEEPER_PORT: String(build.apiPort) })),
  openBrowser: async ({ publicPage }, use) => {
    const profiles = await mkdtemp(join(tmpdir(), "pagekeeper-browsers-"));
    {
      await using proxy = await startInternetProxy();
      await using open = new AsyncDisposableStack();
      const opened = new Set<BrowserName>();
      await use(async (name) => {
        opened.add(name);
        return open.use(
          await launchWebBrowser(name, {
            profile: join(profiles, name),
            localNames: [publicName],
            publicPort: publicPage.port,
            proxyPort: proxy.port,
          }),
        );
      });
      // Chromium cannot be kept from asking for the time and for updates.
      if (!opened.has("Chromium")) expect(proxy.requests).toEqual([]);
    }
    await rm(profiles, { recursive: true, force: true, maxRetries: 5 });
  },
});

export { expect };
