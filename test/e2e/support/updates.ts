import { existsSync, readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { UpdateServer } from "../../support/update-server.ts";
import type { App } from "./app.ts";
import { expect } from "./fixtures.ts";
import { windowTexts } from "./texts.ts";

/** A version that is newer than any version of the app. */
export const newest = "9.9.9";

/** Returns the locator of a notice in the window, including its buttons. */
export const notice = (window: Page, text: string | RegExp): Locator =>
  window.getByRole("group", { name: text });
export const available = (window: Page) => notice(window, windowTexts.updateAvailable(newest));
export const ready = (window: Page) => notice(window, windowTexts.updateReady(newest));

export const press = (group: Locator, name: string) =>
  group.getByRole("button", { name, exact: true }).click();

/**
 * Clicks a button that quits the app, and waits until the app has quit. Ignores errors of the
 * click, because the app may quit before Playwright has finished clicking.
 */
export async function pressAndQuit(app: App, group: Locator, name: string): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    app.process.once("close", () => resolve());
  });
  await press(group, name).catch(() => undefined);
  await ended;
}

export interface WithUpdateServer {
  readonly server: UpdateServer;
}

/** The update server is a fixture because Playwright closes fixtures even after a timeout. */
export const updateServerFixture = {
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a pattern.
  server: async ({}, use: (server: UpdateServer) => Promise<void>) => {
    await using server = await UpdateServer.start();
    await use(server);
  },
};

/**
 * Returns a stand-in for a new AppImage: a script that only records the path it was started from.
 */
export const programFor = (appImage: string): string =>
  `#!/bin/sh\necho "$0" > '${appImage}.started'\n`;

export const expectStarted = (appImage: string): Promise<void> =>
  expect
    .poll(() => existsSync(`${appImage}.started`) && readFileSync(`${appImage}.started`, "utf8"))
    .toBe(`${appImage}\n`);
