/**
 * `npm run bench [-- PART… --runs=7 --minutes=10 --strict]`: measures the app against its budgets
 * (docs/bench.md) and prints a table. The parts are `start`, `connect`, `list` and `size`. Two more
 * parts, `packages` and `idle`, run only if they are named. `idle` watches the app for `--minutes`.
 * `--strict` fails if a budget is missed. Use it on a quiet machine only.
 */
import { parseArgs } from "node:util";
import { measureConnect } from "./bench/connect.ts";
import { measureIdle } from "./bench/idle.ts";
import { measureList } from "./bench/list.ts";
import { measurePackages } from "./bench/packages.ts";
import { measureSize } from "./bench/size.ts";
import { measureStart } from "./bench/start.ts";
import { type Figure, isMissed, table } from "./bench/table.ts";
import { buildIfChanged } from "./lib/build.ts";
import { needsDisplay, startVirtualDisplay } from "./lib/display.ts";
import { runScript, ScriptError } from "./lib/script-error.mjs";

const { values: options, positionals: parts } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string", default: "7" },
    minutes: { type: "string", default: "10" },
    strict: { type: "boolean", default: false },
  },
});

await runScript(async () => {
  const runs = positiveInteger("runs");
  const minutes = positiveInteger("minutes");
  buildIfChanged();
  const needed = needsDisplay(process.platform, process.env);
  const display = needed ? await startVirtualDisplay() : undefined;
  if (display) process.env["DISPLAY"] = display.name;
  const figures = await measure(runs, minutes).finally(display?.stop);
  console.log(table(figures));
  return options.strict && figures.some(isMissed) ? 1 : 0;
});

function positiveInteger(name: "runs" | "minutes"): number {
  const number = Number(options[name]);
  if (Number.isInteger(number) && number > 0) return number;
  throw new ScriptError(`--${name} takes a whole number from 1 upwards, not "${options[name]}".`);
}

/** Measures the parts one after the other, so that they do not disturb each other. */
async function measure(runs: number, minutes: number): Promise<readonly Figure[]> {
  const isWanted = (part: string) => parts.length === 0 || parts.includes(part);
  const figures: Figure[] = [];
  if (isWanted("start") || isWanted("size")) {
    const start = await measureStart(isWanted("start") ? runs : 1);
    if (isWanted("start")) figures.push(...start.figures);
    if (isWanted("size")) figures.push(...measureSize(start.filesBeforeWindow));
  }
  if (isWanted("connect")) figures.push(...(await measureConnect(runs)));
  if (parts.includes("idle")) figures.push(...(await measureIdle(minutes)));
  if (isWanted("list")) figures.push(...(await measureList(runs)));
  if (parts.includes("packages")) figures.push(...(await measurePackages()));
  return figures;
}
