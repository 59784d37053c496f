/**
 * Tests the app's requests to the update server, and what the app does if the server fails or
 * hangs.
 */
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { UpdateServer } from "../support/update-server.ts";
import type { Profile } from "./support/app.ts";
import { settingsTexts } from "./support/texts.ts";
import { interceptTimers } from "./support/timers.ts";
import { expect } from "./support/tray-fixtures.ts";
import { newer, test } from "./support/update-fixtures.ts";
import { available, notice, press } from "./support/updates.ts";

const logIn = ({ folder }: Profile): string => {
  const file = join(folder, "logs/pagekeeper.log");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
};

/**
 * This timeout is long, because the app checks the accounts first, and because electron-updater
 * contacts a missing server four times.
 */
const patiently = { timeout: 30_000 };

for (const [what, prepare] of [
  ["has the same version", (server) => server.publish({ ...newer, version: "0.1.0" })],
  ["has an older one", (server) => server.publish({ ...newer, version: "0.0.1" })],
  ["has none", () => undefined],
  ["makes no sense", (server) => server.announce("version: [9.9.9")],
] satisfies readonly (readonly [string, (server: UpdateServer) => void])[]) {
  test(`reports nothing if the server ${what}`, async ({ server, profile, startWithUpdates }) => {
    prepare(server);
    const app = await startWithUpdates();
    await expect
      .poll(() => logIn(profile), patiently)
      .toMatch(/updates\.(checked newer=false|check-failed)/);
    await expect(app.window.getByRole("region", { name: "Notices" })).toHaveCount(0);
    expect(server.downloads).toBe(0);
  });
}

test("reports nothing if there is no server", async ({ server, profile, startWithUpdates }) => {
  await server[Symbol.asyncDispose]();
  const app = await startWithUpdates();
  await expect
    .poll(() => logIn(profile), patiently)
    .toContain("updates.check-failed error=ERR_CONNECTION_REFUSED");
  await expect(app.window.getByRole("region", { name: "Notices" })).toHaveCount(0);
});

test("contacts no server in a development build and says so in the settings", async ({ start }) => {
  const { window } = await start();
  await window.getByRole("button", { name: "Settings", exact: true }).click();
  const look = window.getByRole("checkbox", { name: settingsTexts.checkForUpdates });
  await expect(look).toHaveAccessibleDescription(settingsTexts.checkForUpdatesHint.development);
  await expect(look).toBeDisabled();
});

test("contacts no server unless the user wants it, and gives up on a server that hangs", async ({
  server,
  profile,
  startWithUpdates,
}) => {
  await writeFile(
    join(profile.folder, "settings.json"),
    JSON.stringify({ version: 1, data: { port: 47_814, checkForUpdates: false } }),
  );
  server.hang();
  const app = await startWithUpdates();
  // Intercepts the timer that ends a check for updates after one minute.
  const minute = await interceptTimers(app.process, 60_000);
  await app.window.getByRole("button", { name: "Settings", exact: true }).click();
  const settings = app.window.getByRole("dialog", { name: "Settings" });
  const look = settings.getByRole("checkbox", { name: settingsTexts.checkForUpdates });
  await expect(look).toBeEnabled();
  await expect(look).not.toBeChecked();
  expect(server.requests).toEqual([]);

  await look.check();
  await expect.poll(() => server.requests.length).toBe(1);
  await minute.elapse();
  await expect.poll(() => logIn(profile)).toContain("updates.check-failed error=ServerTooSlow");

  server.publish(newer);
  await look.uncheck();
  await look.check();
  await settings.getByRole("button", { name: "Close" }).click();
  await expect(available(app.window)).toBeVisible();
});

test("sends the server no information about this computer", async ({
  server,
  startWithUpdates,
}) => {
  server.publish(newer);
  const app = await startWithUpdates({ LANGUAGE: "de_DE:de" });
  await press(notice(app.window, "Pagekeeper 9.9.9 ist verfügbar."), "Herunterladen");
  await expect(notice(app.window, /kann installiert werden/)).toBeVisible();
  const sentHeaders = server.requests.map(({ headers: { host: _, ...headers } }) => headers);
  const always = {
    "accept-encoding": expect.stringContaining("gzip"),
    "accept-language": "en",
    "cache-control": "no-cache",
    connection: "keep-alive",
    "sec-fetch-dest": "empty",
    "sec-fetch-mode": "no-cors",
    "sec-fetch-site": "none",
    "user-agent": "electron-builder",
    "x-user-staging-id": "",
  };
  expect(sentHeaders).toEqual([always, { ...always, accept: "*/*" }]);
});
