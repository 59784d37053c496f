import "../../support/plain-node.ts";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import type { WebApp } from "../../../common/contract/web-apps.ts";
import { loadWriter } from "../../../main/storage/json-file.ts";
import { openWebApps } from "../../../main/storage/web-apps.ts";
import { tempFolder } from "../../support/temp-folder.ts";

beforeAll(loadWriter);

const app: WebApp = {
  origin: "https://desk.example.com",
  allowedAt: "2026-11-03T09:30:00.000Z",
  lastUsedAt: "2026-11-17T16:00:00.000Z",
};

it("keeps the allowed apps across restarts, and allows none at first", () => {
  const options = { folder: tempFolder(), practice: false, now: () => 0 };
  const file = openWebApps(options);
  expect(file.get()).toEqual([]);
  file.set([app]);
  expect(openWebApps(options).get()).toEqual([app]);
});

it("does not allow for real accounts what was allowed in practice mode", () => {
  const folder = tempFolder();
  openWebApps({ folder, practice: true, now: () => 0 }).set([app]);
  expect(openWebApps({ folder, practice: false, now: () => 0 }).get()).toEqual([]);
  expect(openWebApps({ folder, practice: true, now: () => 0 }).get()).toEqual([app]);
});

it.each([
  ["is no list", app],
  ["has an app without an origin", [{ ...app, origin: "" }]],
  ["has an app of every origin", [{ ...app, origin: "*" }]],
  ["has an app of opaque origins", [{ ...app, origin: "null" }]],
  ["has an app that the window would never ask for", [{ ...app, origin: "http://desk.example" }]],
  ["has an app with another spelling of its origin", [{ ...app, origin: `${app.origin}/` }]],
  ["has an app without a date", [{ ...app, allowedAt: "yesterday" }]],
])("allows no app, and keeps the file aside, if it %s", (_what, data) => {
  const folder = tempFolder();
  writeFileSync(join(folder, "web-apps.json"), JSON.stringify({ version: 1, data }));
  const file = openWebApps({ folder, practice: false, now: () => 0 });
  expect(file.get()).toEqual([]);
  expect(file.quarantined).toMatchObject({ reason: "damaged" });
  expect(file.quarantined?.file).toContain("web-apps.damaged");
});
