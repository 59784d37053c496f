import { defineConfig } from "@playwright/test";

/** `npm run test:package` sets this to test a package instead of the build. */
const packaged = process.env["PAGEKEEPER_E2E_PACKAGE"] !== undefined;

/** Only root can install the .deb. */
const mayInstall = process.getuid?.() === 0;

/**
 * Tests that a package passes as well as a build. They use practice mode, because a package ignores
 * the variables that lead to another Facebook (main/app/environment.ts).
 */
const practiceTests = [
  "connect-journey",
  "keychain-service",
  "page-isolation",
  "security-boundary",
  "window",
];

/**
 * Tests the real app with a real keychain and browser, one at a time because they share a screen.
 */
export default defineConfig({
  globalSetup: "./test/e2e/support/display.ts",
  workers: 1,
  retries: 0,
  // Ends tests that hang. Slow ones are fine.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  projects: packaged
    ? [
        { name: "package", testDir: "test/package", testIgnore: mayInstall ? [] : ["deb.test.ts"] },
        {
          name: "e2e",
          testDir: "test/e2e",
          testMatch: practiceTests.map((name) => `${name}.test.ts`),
        },
      ]
    : [{ name: "e2e", testDir: "test/e2e" }],
});
