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

/** Creates a settings file with this content and reads it. */
function readText(text: string) {
  const folder = tempFolder();
  writeFileSync(join(folder, "settings.json"), text);
  return readStartupSettings(folder);
}

describe("readStartupSettings", () => {
  it("reads the saved appearance, language and window", () => {
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
    "returns defaults for the unusable content %j",
    (text) => {
      expect(readText(text)).toEqual({ appearance: "system", language: "system" });
    },
  );

  it("returns defaults without a file", () => {
    expect(readStartupSettings(tempFolder())).toEqual({ appearance: "system", language: "system" });
  });

  it.each([
    { x: "0" },
    { y: 0.5 },
    { width: 0 },
    { height: -600 },
    { maximized: null },
    { x: 1e300 },
  ])("ignores unknown values and a window place with %j", (wrong) => {
    const data = { appearance: "sepia", window: { ...place, ...wrong } };
    expect(readText(JSON.stringify({ version: 1, data }))).toEqual({
      appearance: "system",
      language: "system",
    });
  });
});
