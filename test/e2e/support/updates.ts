/** A new version, as the window tells of it and as a test brings it about. */
import { existsSync, readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { UpdateServer } from "../../support/update-server.ts";
import type { App } from "./app.ts";
import { expect } from "./fixtures.ts";
import { windowTexts } from "./texts.ts";

/** The version that is newer than any. */
export const newest = "9.9.9";

/** What the window says, with its buttons. */
export const notice = (window: Page, text: string | RegExp): Locator =>
  window.getByRole("group", { name: text });
export const available = (window: Page) => notice(window, windowTexts.updateAvailable(newest));
export const ready = (window: Page) => notice(window, windowTexts.updateReady(newest));

export const press = (group: Locator, name: string) =>
  group.getByRole("button", { name, exact: true }).click();

/** A click that ends the app, which may be gone before Playwright has seen it through. */
export async function pressLast(app: App, group: Locator, name: string): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    app.process.once("close", () => resolve());
  });
  await press(group, name).catch(() => undefined);
  await ended;
}

export interface WithUpdateServer {
  readonly server: UpdateServer;
}

/** A fixture, since it is closed after a test that ran out of time, too. */
export const updateServerFixture = {
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  server: async ({}, use: (server: UpdateServer) => Promise<void>) => {
    await using server = await UpdateServer.start();
    await use(server);
  },
};

/** In the place of a new AppImage: a program that only writes down that it was started, and as what. */
export const programFor = (appImage: string): string =>
  `#!/bin/sh\necho "$0" > '${appImage}.started'\n`;

export const expectStarted = (appImage: string): Promise<void> =>
  expect
    .poll(() => existsSync(`${appImage}.started`) && readFileSync(`${appImage}.started`, "utf8"))
    .toBe(`${appImage}\n`);
