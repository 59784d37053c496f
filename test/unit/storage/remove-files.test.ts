import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { removeFiles } from "../../../main/storage/remove-files.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const logFiles = ["pagekeeper.log", "pagekeeper.2.log", "crash-2026-11-24T10-00-00-000Z.txt"];

it("removes every file of ours, kept aside or half written, and the logs, and nothing else", () => {
  const folder = tempFolder();
  for (const name of [
    "settings.json",
    "accounts.json",
    "practice-accounts.json",
    "accounts.damaged-2026-11-24T10-00-00.json",
    "settings.newer-2026-11-24T10-00-00-2.json",
    "settings.json.tmp-1764000000abcdef",
    "Preferences",
    "settings-of-another",
    "settings.gradle",
  ]) {
    writeFileSync(join(folder, name), "{}");
  }
  const logs = join(folder, "logs");
  mkdirSync(logs);
  for (const name of logFiles) writeFileSync(join(logs, name), "");
  removeFiles(folder, logs);
  expect(readdirSync(folder).sort()).toEqual([
    "Preferences",
    "settings-of-another",
    "settings.gradle",
  ]);
});

it("removes the folders named with all that is in them", () => {
  const folder = tempFolder();
  const downloads = join(folder, "downloads");
  mkdirSync(downloads);
  writeFileSync(join(downloads, "pagekeeper.AppImage"), "");
  removeFiles(folder, join(folder, "logs"), [downloads]);
  expect(readdirSync(folder)).toEqual([]);
});

it("leaves a folder of logs that somebody else writes to as well, and their files", () => {
  const folder = tempFolder();
  const logs = join(folder, "logs");
  mkdirSync(join(logs, "of another"), { recursive: true });
  for (const name of [...logFiles, "access.log"]) writeFileSync(join(logs, name), "");
  removeFiles(folder, logs);
  expect(readdirSync(logs).sort()).toEqual(["access.log", "of another"]);
});

it("is done where there is nothing", () => {
  const folder = tempFolder();
  removeFiles(folder, join(folder, "logs"));
  expect(readdirSync(folder)).toEqual([]);
});
