/** Runs the development tools. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inProject, projectFolder } from "../lib/project.mjs";
import {
  type PlaywrightReport,
  type Tally,
  tallyExitCode,
  tallyPlaywright,
  tallyVitest,
  type VitestReport,
} from "./tally.ts";

/**
 * The tools' own scripts, which run with Node. We don't use node_modules/.bin, because on Windows
 * it contains shell scripts, which Node cannot run.
 */
const tools = {
  biome: "@biomejs/biome/bin/biome",
  tsc: "@typescript/native/bin/tsc",
  depcruise: "dependency-cruiser/bin/dependency-cruiser.mjs",
  knip: "knip/bin/knip.js",
  vitest: "vitest/vitest.mjs",
  playwright: "@playwright/test/cli.js",
};

function run(tool: keyof typeof tools, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  console.log(`\n▸ ${tool} ${args.filter((arg) => !arg.includes(tmpdir())).join(" ")}`);
  return spawnSync(process.execPath, [inProject(`node_modules/${tools[tool]}`), ...args], {
    cwd: projectFolder,
    stdio: "inherit",
    env: { ...process.env, ...env },
  }).status;
}

/** Checks formatting, lint, types, imports and unused code. */
export const runStaticChecks = (): readonly Tally[] => [
  tallyExitCode(run("biome", ["ci", "--error-on-warnings"])),
  tallyExitCode(run("tsc", ["--noEmit"])),
  tallyExitCode(
    run("depcruise", ["main", "preload", "renderer", "common", "relay", "scripts", "examples"]),
  ),
  tallyExitCode(run("knip", ["--no-progress"])),
];

export const runVitest = (args: readonly string[] = []): Tally =>
  withReportFile((file) => {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const exitCode = run("vitest", ["run", ...reporters, ...args]);
    return tallyVitest(readReport<VitestReport>(file), exitCode);
  });

export const runPlaywright = (env: NodeJS.ProcessEnv = {}): Tally =>
  withReportFile((file) => {
    const exitCode = run("playwright", ["test", "--reporter=list,json"], {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    });
    return tallyPlaywright(readReport<PlaywrightReport>(file), exitCode);
  });

function withReportFile(use: (file: string) => Tally): Tally {
  const folder = mkdtempSync(join(tmpdir(), "pagekeeper-report-"));
  try {
    return use(join(folder, "report.json"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const readReport = <T>(file: string): T | undefined =>
  existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
