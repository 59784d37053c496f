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
 * @param {number} runs
 * @returns {Promise<{ figures: readonly import("./table.mjs").Figure[], filesBeforeWindow: readonly string[] }>}
 */
export async function measureStart(runs) {
  const profiles = await mkdtemp(join(tmpdir(), "pagekeeper-bench-"));
  try {
    // Unmeasured: everybody starts for the first time only once, and this one fills the disk's caches for both.
    await runPair(profiles, "bare first");
    const pairs = [];
    for (let turn = 0; turn < runs; turn++) {
      pairs.push(await runPair(profiles, turn % 2 === 0 ? "bare first" : "ours first"));
    }
    return {
      figures: [...startFigures(pairs), ...memoryFigures(pairs)],
      filesBeforeWindow: pairs[0].ours.stamps.filesBeforeWindow,
    };
  } finally {
    await rm(profiles, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** One right after the other, so that whatever else the machine does meets both. */
async function runPair(profiles, order) {
  const one = (app) => runOnce(folders[app], join(profiles, app));
  if (order === "bare first") return { bare: await one("bare"), ours: await one("ours") };
  const ours = await one("ours");
  return { ours, bare: await one("bare") };
}

async function runOnce(folder, profile) {
  const { stamps, pid, stop } = await startApp(folder, profile);
  try {
    await delay(settleMs);
    return { stamps, memory: memoryOfTree(pid) };
  } finally {
    await stop();
  }
}

const toInteractive = ({ stamps }) => stamps.interactive - stamps.spawned;

/** What the app does itself: loading its entry, and from Electron's being ready to the window. */
const ownWork = ({ stamps }) => stamps.loaded - stamps.entry + stamps.window - stamps.ready;

function startFigures(pairs) {
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

function memoryFigures(pairs) {
  if (pairs[0].ours.memory === undefined) return [];
  const bytes = (app) => median(pairs.map((pair) => pair[app].memory.bytes));
  return [
    {
      what: "memory of all processes, over a bare window",
      value: median(pairs.map(({ ours, bare }) => ours.memory.bytes / bare.memory.bytes)),
      show: times,
      atMost: 1.25,
      note: `${pairs[0].ours.memory.kind}, ${MB(bytes("ours"))} over ${MB(bytes("bare"))}`,
    },
  ];
}
