import "../../support/plain-node.ts";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { loadWriter } from "../../../main/storage/json-file.ts";
import { defaultSettings, openSettings } from "../../../main/storage/settings.ts";
import { tempFolder } from "../../support/temp-folder.ts";

beforeAll(loadWriter);

/** Creates a settings file with this data and opens it. */
function openWith(data: unknown) {
  const folder = tempFolder();
  writeFileSync(join(folder, "settings.json"), JSON.stringify({ version: 1, data }));
  return openSettings(folder, () => 0);
}

it("uses port 47814 until the user changes it", () => {
  const folder = tempFolder();
  const settings = openSettings(folder, () => 0);
  expect(settings.get()).toEqual(defaultSettings);
  expect(defaultSettings.port).toBe(47_814);
  settings.set({ ...defaultSettings, port: 50_000 });
  expect(openSettings(folder, () => 0).get()).toEqual({ ...defaultSettings, port: 50_000 });
});

it.each([80, 1023, 65_536, 47_814.5, "47814"])("quarantines a file with the port %j", (port) => {
  const settings = openWith({ port });
  expect(settings.get()).toEqual(defaultSettings);
  expect(settings.quarantined?.reason).toBe("damaged");
});

it("adds defaults for settings that the file does not have yet", () => {
  const settings = openWith({ port: 50_000 });
  expect(settings.get()).toEqual({ ...defaultSettings, port: 50_000 });
  expect(settings.quarantined).toBeUndefined();
});
