import { spawnSync } from "node:child_process";
import { defineConfig } from "@playwright/test";

/** Whether to test a package instead of the build. `npm run test:package` sets the variable. */
const packaged = process.env["PAGEKEEPER_E2E_PACKAGE"] !== undefined;

/** True for root, because only root can install the .deb. */
const mayInstall = process.getuid?.() === 0;

/** Whether a test may replace the system's certificates for one process, as root usually may. */
const mayMount = (): boolean => spawnSync("unshare", ["--mount", "true"]).status === 0;

/**
 * The tests that can also run against a package, because they use practice mode. A package ignores
 * the variables that select another Facebook (main/app/environment.ts).
 */
const practiceTests = [
  "connect-journey",
  "hosts",
  "keychain-service",
  "page-isolation",
  "security-boundary",
  "untrusted-server",
  "window",
];

/**
 * Tests the real app with a real keychain and browser. The tests share a screen, so they run one
 * after the other.
 */
export default defineConfig({
  globalSetup: "./test/e2e/support/display.ts",
  workers: 1,
  retries: 0,
  // This limit only stops tests that hang. It is high, so that slow tests can still pass.
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
    : [
        {
          name: "e2e",
          testDir: "test/e2e",
          testIgnore: mayMount() ? [] : ["system-certificates.test.ts"],
        },
      ],
});
