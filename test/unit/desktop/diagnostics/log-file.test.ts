import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { type LogFileOptions, openLogFile } from "../../../../main/desktop/diagnostics/log-file.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const open = (options: Partial<LogFileOptions> & { folder: string }) =>
  openLogFile({ onWriteError: () => undefined, ...options });

const read = (folder: string, name = "pagekeeper.log") => readFileSync(join(folder, name), "utf8");

it("writes each line unchanged and immediately, readable only by the user", () => {
  const folder = join(tempFolder(), "logs");
  const write = open({ folder });
  write("2026-11-24T20:31:14.123Z one done=100%s {text} {level}");
  write("two");
  expect(read(folder).split(/\r?\n/)).toEqual([
    "2026-11-24T20:31:14.123Z one done=100%s {text} {level}",
    "two",
    "",
  ]);
  if (process.platform !== "win32") {
    expect(statSync(join(folder, "pagekeeper.log")).mode & 0o777).toBe(0o600);
  }
});

it("appends to the file of the last run", () => {
  const folder = tempFolder();
  writeFileSync(join(folder, "pagekeeper.log"), "old\n");
  open({ folder })("new");
  expect(read(folder)).toMatch(/^old\r?\nnew\r?\n$/);
});

it("keeps three files of limited size, with the newest lines in the first", () => {
  const folder = tempFolder();
  const write = open({ folder, maxSize: 1_000 });
  for (let line = 1; line <= 500; line += 1) write(`line ${line}`);
  const names = readdirSync(folder).sort();
  expect(names).toEqual(["pagekeeper.1.log", "pagekeeper.2.log", "pagekeeper.log"]);
  for (const name of names) expect(statSync(join(folder, name)).size).toBeLessThan(1_100);
  const kept = ["pagekeeper.2.log", "pagekeeper.1.log", "pagekeeper.log"]
    .map((name) => read(folder, name))
    .join("")
    .trim()
    .split(/\r?\n/);
  const last = Array.from(kept, (_, index) => `line ${500 - kept.length + 1 + index}`);
  expect(kept).toEqual(last);
});

it("limits a file's size even if it cannot be renamed", () => {
  const folder = tempFolder();
  mkdirSync(join(folder, "pagekeeper.1.log/in-the-way"), { recursive: true });
  mkdirSync(join(folder, "pagekeeper.2.log/in-the-way"), { recursive: true });
  const write = open({ folder, maxSize: 1_000 });
  for (let line = 1; line <= 500; line += 1) write(`line ${line}`);
  expect(statSync(join(folder, "pagekeeper.log")).size).toBeLessThan(1_100);
  expect(read(folder)).toContain("line 500");
});

it("reports a failed write once without throwing, and writes again when it can", () => {
  const folder = tempFolder();
  const onWriteError = vi.fn();
  const write = open({ folder, onWriteError });
  write("one");
  rmSync(folder, { recursive: true });
  writeFileSync(folder, "a file where the folder was");
  expect(() => write("two")).not.toThrow();
  expect(() => write("two more")).not.toThrow();
  expect(onWriteError).toHaveBeenCalledOnce();
  rmSync(folder);
  mkdirSync(folder);
  write("three");
  expect(read(folder)).toMatch(/^three\r?\n$/);
});

it("does not throw if the folder cannot be created", () => {
  const file = join(tempFolder(), "file");
  writeFileSync(file, "");
  const onWriteError = vi.fn();
  expect(() => open({ folder: join(file, "logs"), onWriteError })("one")).not.toThrow();
  expect(onWriteError).toHaveBeenCalledOnce();
});
