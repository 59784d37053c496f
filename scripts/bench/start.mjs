/** How long it takes to a window that can be used, and what it then weighs, beside a bare Electron window. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { project, within } from "../project.mjs";
import { startApp } from "./electron.mjs";
import { memoryOfTree } from "./memory.mjs";
import { MB, median, ms, times } from "./numbers.mjs";

/** By then the parts that come after the first frame are loaded, and Chromium has stopped its start-up work. */
const settleMs = 4_000;

const folders = { ours: project, bare: within("scripts/bench/bare") };

/**
 * @typedef {{ readonly stamps: import("./electron.mjs").Stamps, readonly memory: import("./memory.mjs").Memory | undefined }} Run
 * @typedef {{ readonly ours: Run, readonly bare: Run }} Pair
 */

/**
 * @param {number} runs 1 or more
 * @returns {Promise<{ figures: readonly import("./table.mjs").Figure[], filesBeforeWindow: readonly string[] }>}
 */
export async function measureStart(runs) {
  const profiles = await mkdtemp(join(tmpdir(), "pagekeeper-bench-"));
  try {
    // Unmeasured: everybody starts for the first time only once, and this one fills the disk's caches for both.
    await runPair(profiles, "bare first");
    /** @type {Pair[]} */
    const pairs = [];
    for (let turn = 0; turn < runs; turn++) {
      pairs.push(await runPair(profiles, turn % 2 === 0 ? "bare first" : "ours first"));
    }
    const [first] = /** @type {[Pair, ...Pair[]]} */ (pairs);
    return {
      figures: [...startFigures(pairs), ...memoryFigures(pairs)],
      filesBeforeWindow: first.ours.stamps.filesBeforeWindow,
    };
  } finally {
    await rm(profiles, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * One right after the other, so that whatever else the machine does meets both.
 * @param {string} profiles @param {"bare first" | "ours first"} order @returns {Promise<Pair>}
 */
async function runPair(profiles, order) {
  const one = (/** @type {keyof Pair} */ app) => runOnce(folders[app], join(profiles, app));
  if (order === "bare first") return { bare: await one("bare"), ours: await one("ours") };
  const ours = await one("ours");
  return { ours, bare: await one("bare") };
}

/** @param {string} folder @param {string} profile @returns {Promise<Run>} */
async function runOnce(folder, profile) {
  const { stamps, pid, stop } = await startApp(folder, profile);
  try {
    await delay(settleMs);
    return { stamps, memory: memoryOfTree(pid) };
  } finally {
    await stop();
  }
}

/** @param {Run} run */
const toInteractive = ({ stamps }) => stamps.interactive - stamps.spawned;

/** What the app does itself: loading its entry, and from Electron's being ready to the window. @param {Run} run */
const ownWork = ({ stamps }) => stamps.loaded - stamps.entry + stamps.window - stamps.ready;

/** @param {readonly Pair[]} pairs */
function startFigures(pairs) {
  /** @param {keyof Pair} app @param {(run: Run) => number} measure */
  const of = (app, measure) => median(pairs.map((pair) => measure(pair[app])));
  return [
    {
      what: "start to interactive, over a bare window",
      value: median(pairs.map(({ ours, bare }) => toInteractive(ours) / toInteractive(bare))),
      show: times,
      atMost: 1.15,
      note: `${ms(of("ours", toInteractive))} over ${ms(of("bare", toInteractive))}`,
    },
    {
      what: "own work from main entry to window",
      value: of("ours", ownWork),
      show: ms,
      atMost: 60,
      note: `the bare window: ${ms(of("bare", ownWork))}`,
    },
  ];
}

/** @param {readonly Pair[]} pairs */
function memoryFigures(pairs) {
  const memory = pairs[0]?.ours.memory;
  if (memory === undefined) return [];
  // A machine tells it of all runs or of none.
  const bytesOf = (/** @type {Run} */ run) => /** @type {typeof memory} */ (run.memory).bytes;
  const bytes = (/** @type {keyof Pair} */ app) => median(pairs.map((pair) => bytesOf(pair[app])));
  return [
    {
      what: "memory of all processes, over a bare window",
      value: median(pairs.map(({ ours, bare }) => bytesOf(ours) / bytesOf(bare))),
      show: times,
      atMost: 1.25,
      note: `${memory.kind}, ${MB(bytes("ours"))} over ${MB(bytes("bare"))}`,
    },
  ];
}
