/** The development tools, each run to its end with its output shown. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { project, within } from "../project.mjs";
import { tallyOfCheck, tallyOfPlaywright, tallyOfVitest } from "./tally.mjs";

/** @import { PlaywrightReport, Tally, VitestReport } from "./tally.mjs" */

/** By their files, not by node_modules/.bin: those are shell scripts on Windows. */
const tools = {
  biome: "@biomejs/biome/bin/biome",
  tsc: "typescript/bin/tsc",
  knip: "knip/bin/knip.js",
  vitest: "vitest/vitest.mjs",
  playwright: "@playwright/test/cli.js",
};

/** @param {keyof typeof tools} tool @param {readonly string[]} args @param {NodeJS.ProcessEnv} env */
function run(tool, args, env = {}) {
  console.log(`\n▸ ${tool} ${args.filter((arg) => !arg.includes(tmpdir())).join(" ")}`);
  return spawnSync(process.execPath, [within(`node_modules/${tools[tool]}`), ...args], {
    cwd: project,
    stdio: "inherit",
    env: { ...process.env, ...env },
  }).status;
}

/** Lint, format, import rules; types; unused code. */
export const runStaticChecks = () => [
  tallyOfCheck(run("biome", ["ci", "--error-on-warnings"])),
  tallyOfCheck(run("tsc", ["--noEmit"])),
  tallyOfCheck(run("knip", ["--no-progress"])),
];

/** @param {readonly string[]} args */
export const runVitest = (args = []) =>
  withReport((file) => {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const exitCode = run("vitest", ["run", ...reporters, ...args]);
    const report = /** @type {VitestReport | undefined} */ (readReport(file));
    return tallyOfVitest(report, exitCode);
  });

/** @param {NodeJS.ProcessEnv} [more] */
export const runPlaywright = (more = {}) =>
  withReport((file) => {
    const env = { ...more, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
    const exitCode = run("playwright", ["test", "--reporter=list,json"], env);
    const report = /** @type {PlaywrightReport | undefined} */ (readReport(file));
    return tallyOfPlaywright(report, exitCode);
  });

/** @param {(file: string) => Tally} use */
function withReport(use) {
  const folder = mkdtempSync(join(tmpdir(), "pagekeeper-report-"));
  try {
    return use(join(folder, "report.json"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file @returns {unknown} */
const readReport = (file) =>
  existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
