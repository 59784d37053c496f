import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { WebApp } from "../../common/contract/web-apps.ts";
import { expect, test } from "./support/fixtures.ts";
import { settingsTexts } from "./support/texts.ts";
import { openSettings } from "./support/ui.ts";

test("the settings list the web apps that were allowed in an earlier run", async ({
  profile,
  start,
}) => {
  const app: WebApp = {
    origin: "https://desk.example.com",
    allowedAt: "2026-11-03T09:30:00.000Z",
    lastUsedAt: "2026-11-17T16:00:00.000Z",
  };
  const file = join(profile.folder, "practice-web-apps.json");
  await writeFile(file, JSON.stringify({ version: 1, data: [app] }));
  const { window } = await start();
  const settings = await openSettings(window);
  const row = settings
    .getByRole("list", { name: settingsTexts.sectionNames["web-apps"] })
    .getByRole("listitem");
  await expect(row).toContainText(app.origin);
  await expect(row).toContainText(settingsTexts.webAppUse(app.allowedAt, app.lastUsedAt));
});
