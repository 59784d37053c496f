/** Measures the longest frame while the window lists, scrolls and filters 5,000 accounts. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron as electron, type Page } from "@playwright/test";
import { electronPath } from "../electron/resolve.mjs";
import { electronSwitches } from "../lib/electron-switches.ts";
import { projectFolder } from "../lib/project.mjs";
import { manyAccounts, writePracticeRecords } from "./backend/many-accounts.ts";
import { appEnv } from "./electron.ts";
import { median, ms } from "./numbers.ts";
import type { Figure } from "./table.ts";

const accounts = 5_000;
const frameBudgetMs = 50;
/**
 * How long to wait for the first health check to end, in milliseconds. We wait because the check
 * redraws the list, and this redraw must not happen while we measure the scrolling.
 */
const settleMs = 3_000;

/** The durations are in milliseconds. */
interface LongestFrames {
  readonly listing: number;
  readonly scrolling: number;
  readonly filtering: number;
}

export async function measureList(runs: number): Promise<readonly Figure[]> {
  const results: LongestFrames[] = [];
  for (let turn = 0; turn < runs; turn++) results.push(await runOnce());
  return (["listing", "scrolling", "filtering"] as const).map((activity) => ({
    what: `longest frame ${activity} 5,000 accounts`,
    value: median(results.map((result) => result[activity])),
    show: ms,
    atMost: frameBudgetMs,
  }));
}

async function runOnce(): Promise<LongestFrames> {
  const profile = await mkdtemp(join(tmpdir(), "pagekeeper-bench-"));
  try {
    await writePracticeRecords(profile, manyAccounts(accounts));
    const app = await electron.launch({
      executablePath: electronPath(),
      cwd: projectFolder,
      args: [projectFolder, ...electronSwitches()],
      env: appEnv({
        PAGEKEEPER_USER_DATA: profile,
        PAGEKEEPER_PORT: "0",
        // Keeps the app from asking the user's keychain for 5,000 tokens that it does not have.
        DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent",
      }),
    });
    try {
      return await watchFrames(await app.firstWindow());
    } finally {
      await app.close();
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function watchFrames(page: Page): Promise<LongestFrames> {
  const filter = page.getByRole("searchbox");
  await filter.waitFor();
  const listing = await page.evaluate(longestFrameSoFar, settleMs);
  await page.evaluate(recordFrames);
  await page.evaluate(scrollThrough);
  const scrolling = await page.evaluate(takeLongestFrame);
  const text = "branch 49";
  for (const letter of text) await filter.press(letter);
  for (const _ of text) await filter.press("Backspace");
  const filtering = await page.evaluate(takeLongestFrame);
  return { listing, scrolling, filtering };
}

// The functions below run in the page.

type RecordingWindow = typeof window & { benchFrames: { last: number; longest: number } };

/**
 * Returns the duration of the longest frame so far, in milliseconds. Returns 0 if all frames were
 * shorter than 50 ms, because Chromium does not report such frames. Ignores frames before the first
 * paint, because the start has a budget of its own.
 */
async function longestFrameSoFar(settle: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, settle));
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const { promise, resolve } = Promise.withResolvers<PerformanceEntryList>();
  const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
  observer.observe({ type: "long-animation-frame", buffered: true });
  setTimeout(() => resolve([]), 500);
  const frames = await promise;
  observer.disconnect();
  const durations = frames
    .filter(({ startTime }) => startTime >= (paint?.startTime ?? 0))
    .map(({ duration }) => duration);
  return Math.max(0, ...durations);
}

function recordFrames(): void {
  const record = { last: performance.now(), longest: 0 };
  const step = (time: number) => {
    record.longest = Math.max(record.longest, time - record.last);
    record.last = time;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  (window as RecordingWindow).benchFrames = record;
}

/**
 * Returns the duration of the longest frame since the last call, and resets the record. First waits
 * for the next frame, because it may be the result of the last key press.
 */
async function takeLongestFrame(): Promise<number> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const { benchFrames } = window as RecordingWindow;
  const { longest } = benchFrames;
  benchFrames.longest = 0;
  return longest;
}

/** Scrolls from top to bottom in two seconds, so that each frame has to draw new rows. */
async function scrollThrough(): Promise<void> {
  const box = document.querySelector(".pane-scroll") as Element;
  const frames = 120;
  for (let frame = 1; frame <= frames; frame++) {
    box.scrollTop = (box.scrollHeight - box.clientHeight) * (frame / frames);
    await new Promise(requestAnimationFrame);
  }
}
