import "../../support/plain-node.ts";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { loadWriter } from "../../../main/storage/json-file.ts";
import { defaultSettings, openSettings } from "../../../main/storage/settings.ts";
import { tempFolder } from "../../support/temp-folder.ts";

beforeAll(loadWriter);

it("the port is the registered one until it is changed", () => {
  const folder = tempFolder();
  const settings = openSettings(folder, () => 0);
  expect(settings.get()).toEqual(defaultSettings);
  settings.set({ ...defaultSettings, port: 50_000 });
  expect(openSettings(folder, () => 0).get()).toEqual({ ...defaultSettings, port: 50_000 });
});

it.each([80, 1023, 65_536, 47_814.5, "47814"])("a port of %j is none: kept aside", (port) => {
  const folder = tempFolder();
  writeFileSync(join(folder, "settings.json"), JSON.stringify({ version: 1, data: { port } }));
  const settings = openSettings(folder, () => 0);
  expect(settings.get()).toEqual(defaultSettings);
  expect(settings.quarantined?.why).toBe("damaged");
});

it("a file of an earlier version gets what it does not know yet", () => {
  const folder = tempFolder();
  const data = { port: 50_000 };
  writeFileSync(join(folder, "settings.json"), JSON.stringify({ version: 1, data }));
  const settings = openSettings(folder, () => 0);
  expect(settings.get()).toEqual({ ...defaultSettings, port: 50_000 });
  expect(settings.quarantined).toBeUndefined();
});
