import { defineConfig } from "@playwright/test";

/** The real app in a real window, with a real keychain and a real browser; one at a time, as a person has one screen. */
export default defineConfig({
  testDir: "test/e2e",
  globalSetup: "./test/e2e/support/display.ts",
  workers: 1,
  retries: 0,
  timeout: 60_000,
  reporter: "list",
});
