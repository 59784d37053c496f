/**
 * `npm run bench [-- PART… --runs=N --minutes=N --strict]`: measures Pagekeeper against the budgets of DESIGN.md §9 and prints
 * one table. Parts: start, connect, list, size, all of them unless some are named; and idle, which is named or left out,
 * since it watches for `--minutes=10`. `--strict`: exit code 1 when a budget is
 * missed, which only a machine with nothing else to do can promise.
 */
import { parseArgs } from "node:util";
import { measureConnect } from "./bench/connect.mjs";
import { measureIdle } from "./bench/idle.mjs";
import { measureList } from "./bench/list.mjs";
import { measureSize } from "./bench/size.mjs";
import { measureStart } from "./bench/start.mjs";
import { isMissed, table } from "./bench/table.mjs";
import { buildIfChanged } from "./run/build.mjs";
import { needsDisplay, startVirtualDisplay } from "./run/display.mjs";
import { SetupError } from "./setup/setup-error.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string", default: "7" },
    minutes: { type: "string", default: "10" },
    strict: { type: "boolean", default: false },
  },
});
/** @param {string} part */
const isAsked = (part) => positionals.length === 0 || positionals.includes(part);

/** @param {"runs" | "minutes"} name */
function numberIn(name) {
  const number = Number(options[name]);
  if (Number.isInteger(number) && number > 0) return number;
  throw new SetupError(`--${name} takes a whole number of 1 or more, not "${options[name]}".`);
}

async function bench() {
  const runs = numberIn("runs");
  const minutes = numberIn("minutes");
  buildIfChanged();
  const display = needsDisplay(process.platform, process.env)
    ? await startVirtualDisplay()
    : undefined;
  if (display) process.env["DISPLAY"] = display.name;
  try {
    return await measure(runs, minutes);
  } finally {
    display?.stop();
  }
}

/**
 * One after the other: two measurements at a time would measure each other.
 * @param {number} runs @param {number} minutes
 */
async function measure(runs, minutes) {
  const figures = [];
  if (isAsked("start") || isAsked("size")) {
    const start = await measureStart(isAsked("start") ? runs : 1);
    if (isAsked("start")) figures.push(...start.figures);
    if (isAsked("size")) figures.push(...measureSize(start.filesBeforeWindow));
  }
  if (isAsked("connect")) figures.push(...(await measureConnect(runs)));
  if (positionals.includes("idle")) figures.push(...(await measureIdle(minutes)));
  if (isAsked("list")) figures.push(...(await measureList(runs)));
  return figures;
}

try {
  const figures = await bench();
  console.log(table(figures));
  if (options.strict && figures.some(isMissed)) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
}
