import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { removeFiles } from "../../../main/storage/remove-files.ts";
import { tempFolder } from "../../support/temp-folder.ts";

it("removes every file of ours, kept aside or half written, and the logs, and nothing else", () => {
  const folder = tempFolder();
  for (const name of [
    "settings.json",
    "accounts.json",
    "practice-accounts.json",
    "accounts.damaged-2026-11-24T10-00-00.json",
    "settings.json.tmp-1764000000abc",
    "Preferences",
    "settings-of-another",
  ]) {
    writeFileSync(join(folder, name), "{}");
  }
  const logs = join(folder, "logs");
  mkdirSync(logs);
  writeFileSync(join(logs, "main.log"), "");
  removeFiles(folder, logs);
  expect(readdirSync(folder).sort()).toEqual(["Preferences", "settings-of-another"]);
});

it("is done where there is nothing", () => {
  const folder = tempFolder();
  removeFiles(folder, join(folder, "logs"));
  expect(readdirSync(folder)).toEqual([]);
});
