import { defineConfig } from "@playwright/test";

/** `npm run test:package` names the package here; then that is tested, and not the build. */
const packaged = process.env["PAGEKEEPER_E2E_PACKAGE"] !== undefined;

/** `scripts/checks/package.ts` says so where it is not. */
const mayInstall = process.getuid?.() === 0;

/**
 * What a package can be asked as well as a build: it obeys no variable that leads it to another Facebook than its own
 * (main/app/environment.ts), so these are tests of practice mode.
 */
const practiceTests = [
  "connect-journey",
  "keychain-service",
  "limits",
  "security-boundary",
  "window",
];

/** The real app in a real window, with a real keychain and a real browser; one at a time, as a person has one screen. */
export default defineConfig({
  globalSetup: "./test/e2e/support/display.ts",
  workers: 1,
  retries: 0,
  // To end what hangs, not to judge what is slow.
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
