/** 5,000 accounts in the real window: how long its longest frame takes while they are listed, scrolled and filtered. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron as electron } from "@playwright/test";
import { project } from "../project.mjs";
import { thisMachine } from "../run/machine.mjs";
import { electronSwitches } from "../run/switches.mjs";
import { manyAccounts } from "./backend/many-accounts.ts";
import { appEnv, electronPath } from "./electron.mjs";
import { median, ms } from "./numbers.mjs";

const accounts = 5_000;
const frameBudgetMs = 50;
/** By then the check that each start makes is over; it draws the list anew. */
const settleMs = 3_000;

/**
 * In milliseconds.
 * @typedef {{ readonly listing: number, readonly scrolling: number, readonly filtering: number }} Longest
 */

/** @param {number} runs @returns {Promise<readonly import("./table.mjs").Figure[]>} */
export async function measureList(runs) {
  /** @type {Longest[]} */
  const found = [];
  for (let turn = 0; turn < runs; turn++) found.push(await runOnce());
  return /** @type {const} */ (["listing", "scrolling", "filtering"]).map((what) => ({
    what: `longest frame ${what} 5,000 accounts`,
    value: median(found.map((longest) => longest[what])),
    show: ms,
    atMost: frameBudgetMs,
  }));
}

async function runOnce() {
  const profile = await mkdtemp(join(tmpdir(), "pagekeeper-bench-"));
  try {
    await writeRecords(profile);
    const app = await electron.launch(launchOptions(profile));
    try {
      return await watchFrames(await app.firstWindow());
    } finally {
      await app.close();
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** As main/storage lays them out. @param {string} profile */
async function writeRecords(profile) {
  await mkdir(profile, { recursive: true });
  const file = { version: 1, data: manyAccounts(accounts) };
  await writeFile(join(profile, "practice-accounts.json"), JSON.stringify(file));
}

/** @param {string} profile */
const launchOptions = (profile) => ({
  executablePath: electronPath(),
  cwd: project,
  args: [project, ...electronSwitches(thisMachine())],
  env: appEnv({
    PAGEKEEPER_USER_DATA: profile,
    PAGEKEEPER_PORT: "0",
    // No keychain: the user's own is not asked 5,000 times for what is not there.
    DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent",
  }),
});

/** @param {import("@playwright/test").Page} page @returns {Promise<Longest>} */
async function watchFrames(page) {
  const filter = page.getByRole("searchbox");
  await filter.waitFor();
  const listing = await page.evaluate(longestFrameSoFar, settleMs);
  await page.evaluate(recordFrames);
  await page.evaluate(scrollThrough);
  const scrolling = await page.evaluate(takeLongestFrame);
  for (const letter of "branch 49") await filter.press(letter);
  for (let taken = 0; taken < 9; taken++) await filter.press("Backspace");
  const filtering = await page.evaluate(takeLongestFrame);
  return { listing, scrolling, filtering };
}

/* ---- What follows runs in the page ---- */

/** @typedef {typeof window & { benchFrames: { last: number, longest: number } }} RecordingWindow */

/**
 * Chromium itself reports each frame of 50 ms or more, also from before anybody asked. Counted are those after the first
 * paint: what comes before is the start, which has its own budget. 0: there was none.
 * @param {number} settleMs
 */
async function longestFrameSoFar(settleMs) {
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const [paint] = /** @type {[PerformanceEntry]} */ (
    performance.getEntriesByName("first-contentful-paint")
  );
  /** @type {PromiseWithResolvers<PerformanceEntryList>} */
  const { promise, resolve } = Promise.withResolvers();
  const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
  observer.observe({ type: "long-animation-frame", buffered: true });
  // Where there is none, nothing is ever reported.
  setTimeout(() => resolve([]), 500);
  const frames = await promise;
  observer.disconnect();
  const durations = frames
    .filter(({ startTime }) => startTime >= paint.startTime)
    .map(({ duration }) => duration);
  return Math.max(0, ...durations);
}

/** From frame to frame, by the time each frame began. */
function recordFrames() {
  const record = { last: performance.now(), longest: 0 };
  const step = (/** @type {number} */ time) => {
    record.longest = Math.max(record.longest, time - record.last);
    record.last = time;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  /** @type {RecordingWindow} */ (window).benchFrames = record;
}

/** The next frame included, which may be what the last key made. */
async function takeLongestFrame() {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const { benchFrames } = /** @type {RecordingWindow} */ (window);
  const { longest } = benchFrames;
  benchFrames.longest = 0;
  return longest;
}

/** From top to bottom in two seconds: every frame draws rows that none before it had. */
async function scrollThrough() {
  const box = /** @type {Element} */ (document.querySelector(".scroll-box"));
  const frames = 120;
  for (let frame = 1; frame <= frames; frame++) {
    box.scrollTop = (box.scrollHeight - box.clientHeight) * (frame / frames);
    await new Promise(requestAnimationFrame);
  }
}
