import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  type CrashFacts,
  crashReport,
  writeCrashReport,
} from "../../../../main/desktop/diagnostics/crash-report.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const secret = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
const at = new Date("2026-11-24T20:31:14.123Z");

const facts = (error: unknown = new TypeError("x is not a function")): CrashFacts => ({
  crash: { kind: "main", error },
  at,
  versions: { Pagekeeper: "0.1.0", Electron: "42.5.1" },
  lines: ["2026-11-24T20:31:13.000Z server.listening port=47814"],
});

it("says what happened, when and where, with versions and the last log lines", () => {
  const text = crashReport(facts());
  for (const part of [
    "2026-11-24T20:31:14.123Z",
    "An error in Pagekeeper was not handled.",
    "Electron 42.5.1",
    "TypeError: x is not a function",
    "crash-report.test.ts",
    "server.listening port=47814",
  ]) {
    expect(text).toContain(part);
  }
});

it("says why the window's process ended", () => {
  const crash = { kind: "window", reason: "oom", exitCode: 5 } as const;
  expect(crashReport({ ...facts(), crash })).toContain("(oom, exit code 5)");
});

it("contains no secret of an error, its cause or another thrown value", () => {
  const cause = new Error(`refused: appsecret_proof=${secret}`);
  const thrown = [
    new Error(`GET https://graph.facebook.com/me?access_token=${secret}`, { cause }),
    `the secret ${secret}`,
    { toString: () => secret },
  ];
  for (const error of thrown) {
    expect(crashReport(facts(error))).not.toContain(secret);
    expect(crashReport(facts(error))).toContain("<redacted>");
  }
});

it("does not contain the path of the user's folder", () => {
  const error = new Error(`cannot open ${join(homedir(), "x.json")}`);
  expect(crashReport(facts(error))).not.toContain(homedir());
});

it("describes any thrown value", () => {
  const loop = new Error("round");
  loop.cause = loop;
  const silent = Object.create(null) as unknown;
  for (const error of [undefined, null, Symbol("x"), silent, loop]) {
    expect(crashReport(facts(error))).toContain("Where:");
  }
});

it("writes the report to the log folder, readable by the user only", () => {
  const folder = join(tempFolder(), "logs");
  const crash = facts();
  const path = writeCrashReport(folder, crash) ?? "";
  expect(path).toBe(join(folder, "crash-2026-11-24T20-31-14-123Z.txt"));
  expect(readFileSync(path, "utf8")).toBe(crashReport(crash));
  if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
});

it("keeps the newest ten reports and every other file", () => {
  const folder = tempFolder();
  writeFileSync(join(folder, "crash-notes.txt"), "mine");
  for (let day = 10; day < 25; day += 1) {
    writeCrashReport(folder, { ...facts(), at: new Date(`2026-11-${day}T00:00:00.000Z`) });
  }
  const names = readdirSync(folder).sort();
  expect(names).toHaveLength(11);
  expect(names[0]).toContain("2026-11-15");
  expect(names.at(-1)).toBe("crash-notes.txt");
});

it("returns undefined if the report cannot be written", () => {
  const folder = join(tempFolder(), "file");
  writeFileSync(folder, "");
  expect(writeCrashReport(join(folder, "logs"), facts())).toBeUndefined();
});
