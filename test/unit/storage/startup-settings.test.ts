import "../../support/plain-node.ts";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { loadWriter } from "../../../main/storage/json-file.ts";
import { defaultSettings, openSettings } from "../../../main/storage/settings.ts";
import { readStartupSettings } from "../../../main/storage/startup-settings.ts";
import { tempFolder } from "../../support/temp-folder.ts";

beforeAll(loadWriter);

const place = { x: -20, y: 30, width: 800, height: 600, maximized: true };

/** A glance at a file with this text. */
function glanceAt(text: string) {
  const folder = tempFolder();
  writeFileSync(join(folder, "settings.json"), text);
  return readStartupSettings(folder);
}

describe("a glance at the settings", () => {
  it("sees what was saved of the window and the appearance", () => {
    const folder = tempFolder();
    const settings = openSettings(folder, () => 0);
    settings.set({ ...defaultSettings, appearance: "dark", language: "de", window: place });
    expect(readStartupSettings(folder)).toEqual({
      appearance: "dark",
      language: "de",
      window: place,
    });
  });

  it.each(["", "{", "null", "[]", '{"version":1}', '{"version":1,"data":7}'])(
    "takes nothing from what it does not understand: %s",
    (text) => {
      expect(glanceAt(text)).toEqual({ appearance: "system", language: "system" });
    },
  );

  it("without a file knows what there is at first", () => {
    expect(readStartupSettings(tempFolder())).toEqual({ appearance: "system", language: "system" });
  });

  it.each([
    { x: "0" },
    { y: 0.5 },
    { width: 0 },
    { height: -600 },
    { maximized: null },
    { x: 1e300 },
  ])("takes no window that could not have been: %j", (wrong) => {
    const data = { appearance: "sepia", window: { ...place, ...wrong } };
    expect(glanceAt(JSON.stringify({ version: 1, data }))).toEqual({
      appearance: "system",
      language: "system",
    });
  });
});
