import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { deleteFiles, deleteHalfWrittenFiles } from "../../../main/storage/delete-files.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const logFiles = [
  "pagekeeper.log",
  "pagekeeper.2.log",
  "chromium.log",
  "crash-2026-11-24T10-00-00-000Z.txt",
];

it("deletes logs and data files, even quarantined and half-written ones, but nothing else", () => {
  const folder = tempFolder();
  for (const name of [
    "settings.json",
    "accounts.json",
    "practice-accounts.json",
    "web-apps.json",
    "practice-web-apps.json",
    "web-apps.damaged-2026-11-24T10-00-00.json",
    "practice-web-apps.json.tmp-1764000000abcdef",
    "accounts.damaged-2026-11-24T10-00-00.json",
    "settings.newer-2026-11-24T10-00-00-2.json",
    "settings.json.tmp-1764000000abcdef",
    "activity.jsonl",
    "activity.jsonl.tmp",
    "practice-activity.jsonl",
    "practice-activity.damaged-2026-11-24T10-00-00-2.jsonl",
    ".updaterId",
    "Preferences",
    "activity.json",
    "settings-of-another",
    "settings.gradle",
  ]) {
    writeFileSync(join(folder, name), "{}");
  }
  const logs = join(folder, "logs");
  mkdirSync(logs);
  for (const name of logFiles) writeFileSync(join(logs, name), "");
  deleteFiles(folder, logs);
  expect(readdirSync(folder).sort()).toEqual([
    "Preferences",
    "activity.json",
    "settings-of-another",
    "settings.gradle",
  ]);
});

it("deletes the other folders with everything in them", () => {
  const folder = tempFolder();
  const downloads = join(folder, "downloads");
  mkdirSync(downloads);
  writeFileSync(join(downloads, "pagekeeper.AppImage"), "");
  deleteFiles(folder, join(folder, "logs"), [downloads]);
  expect(readdirSync(folder)).toEqual([]);
});

it("keeps a log folder with files of other programs", () => {
  const folder = tempFolder();
  const logs = join(folder, "logs");
  mkdirSync(join(logs, "other"), { recursive: true });
  for (const name of [...logFiles, "access.log"]) writeFileSync(join(logs, name), "");
  deleteFiles(folder, logs);
  expect(readdirSync(logs).sort()).toEqual(["access.log", "other"]);
});

it("succeeds if there is nothing to delete", () => {
  const folder = tempFolder();
  deleteFiles(folder, join(folder, "logs"));
  expect(readdirSync(folder)).toEqual([]);
});

// Windows has no signals.
it.skipIf(process.platform === "win32")(
  "deletes what a killed run has left of a file that it was writing",
  () => {
    const folder = tempFolder();
    const program = fileURLToPath(new URL("./killed-write.ts", import.meta.url));
    const { signal } = spawnSync(process.execPath, [program, folder]);
    expect(signal).toBe("SIGKILL");
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^settings\.json\.tmp-/)]);
    deleteHalfWrittenFiles(folder);
    expect(readdirSync(folder)).toEqual([]);
  },
);

it("deletes only half-written files of a killed run", () => {
  const folder = tempFolder();
  const kept = [
    "accounts.damaged-2026-11-24T10-00-00.json",
    "accounts.json",
    "activity.jsonl",
    "other.json.tmp-1764000000abcdef",
    "settings.json.tmp-mine",
  ];
  const left = ["accounts", "practice-accounts", "settings"].map(
    (name) => `${name}.json.tmp-1764000000abcdef`,
  );
  left.push("activity.jsonl.tmp", "practice-activity.jsonl.tmp");
  for (const name of [...kept, ...left]) writeFileSync(join(folder, name), "{}");
  deleteHalfWrittenFiles(folder);
  expect(readdirSync(folder).sort()).toEqual(kept);
});

it("ignores half-written files that cannot be listed or deleted", () => {
  const folder = tempFolder();
  mkdirSync(join(folder, "accounts.json.tmp-1764000000abcdef"));
  deleteHalfWrittenFiles(folder);
  deleteHalfWrittenFiles(join(folder, "nowhere"));
  expect(readdirSync(folder)).toHaveLength(1);
});
