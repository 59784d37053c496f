/**
 * Measures how long it takes until the window is usable, and how much memory the app uses. Compares
 * both with a bare Electron app.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { inProject, projectFolder } from "../lib/project.mjs";
import { type Stamps, startApp } from "./electron.ts";
import { type Memory, treeMemory } from "./memory.ts";
import { MB, median, ms, times } from "./numbers.ts";
import type { Figure } from "./table.ts";

/** How long to wait until everything has loaded and Chromium has settled, in milliseconds. */
const settleMs = 4_000;

const folders = { ours: projectFolder, bare: inProject("scripts/bench/bare") };

interface Run {
  readonly stamps: Stamps;
  readonly memory: Memory | undefined;
}
type App = keyof typeof folders;
type Pair = Readonly<Record<App, Run>>;

interface StartResult {
  readonly figures: readonly Figure[];
  readonly filesBeforeWindow: readonly string[];
}

/** `runs` must be at least 1. */
export async function measureStart(runs: number): Promise<StartResult> {
  const profiles = await mkdtemp(join(tmpdir(), "pagekeeper-bench-"));
  try {
    // The first start is not measured, because it creates the profile and fills the disk's caches.
    const warmUp = await runPair(profiles, "bare");
    const pairs: Pair[] = [];
    for (let turn = 0; turn < runs; turn++) {
      pairs.push(await runPair(profiles, turn % 2 === 0 ? "bare" : "ours"));
    }
    return {
      figures: [...startFigures(pairs), ...memoryFigures(pairs)],
      filesBeforeWindow: warmUp.ours.stamps.filesBeforeWindow,
    };
  } finally {
    await rm(profiles, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs the two apps one right after the other, so that other load on the machine affects both. */
async function runPair(profiles: string, first: App): Promise<Pair> {
  const run = (app: App) => runOnce(folders[app], join(profiles, app));
  if (first === "bare") return { bare: await run("bare"), ours: await run("ours") };
  return { ours: await run("ours"), bare: await run("bare") };
}

async function runOnce(folder: string, profile: string): Promise<Run> {
  const { stamps, pid, stop } = await startApp(folder, profile);
  try {
    await delay(settleMs);
    return { stamps, memory: treeMemory(pid) };
  } finally {
    await stop();
  }
}

const startTime = ({ stamps }: Run): number => stamps.interactive - stamps.spawned;

/**
 * Returns the time that the app itself takes. It is the time to load the entry module, plus the
 * time to create the window once Electron is ready.
 */
const ownTime = ({ stamps }: Run): number =>
  stamps.loaded - stamps.entry + stamps.window - stamps.ready;

function startFigures(pairs: readonly Pair[]): readonly Figure[] {
  const medianOf = (app: App, measure: (run: Run) => number) =>
    median(pairs.map((pair) => measure(pair[app])));
  return [
    {
      what: "start to interactive, over a bare window",
      value: median(pairs.map(({ ours, bare }) => startTime(ours) / startTime(bare))),
      show: times,
      atMost: 1.15,
      note: `${ms(medianOf("ours", startTime))} over ${ms(medianOf("bare", startTime))}`,
    },
    {
      what: "own work from main entry to window",
      value: medianOf("ours", ownTime),
      show: ms,
      atMost: 60,
      note: `the bare window: ${ms(medianOf("bare", ownTime))}`,
    },
  ];
}

function memoryFigures(pairs: readonly Pair[]): readonly Figure[] {
  const kind = pairs[0]?.ours.memory?.kind;
  if (kind === undefined) return [];
  const bytes = ({ memory }: Run) => memory?.bytes ?? Number.NaN;
  const medianOf = (app: App) => median(pairs.map((pair) => bytes(pair[app])));
  return [
    {
      what: "memory of all processes, over a bare window",
      value: median(pairs.map(({ ours, bare }) => bytes(ours) / bytes(bare))),
      show: times,
      atMost: 1.25,
      note: `${kind}, ${MB(medianOf("ours"))} over ${MB(medianOf("bare"))}`,
    },
  ];
}
