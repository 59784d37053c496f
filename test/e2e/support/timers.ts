import type { ElectronApplication } from "@playwright/test";
import { inMain } from "./in-main.ts";

/** The timers of one length that the app sets from now on. They run as ever, unless the test lets the time pass. */
export interface Timers {
  /** Lets the time of all that are running now pass at once; one that begins anew thereby runs on. */
  elapse(): Promise<void>;
}

/** `ms`: the length, in milliseconds, by which the test knows the timers it means; one length an app. */
export async function takeTimers(app: ElectronApplication, ms: number): Promise<Timers> {
  await inMain(app, replaceTimers, ms);
  return {
    elapse: () => inMain(app, () => (globalThis as unknown as { elapse: () => void }).elapse()),
  };
}

/** Runs in the app, so it takes nothing from around it. */
function replaceTimers(_electron: unknown, length: number): void {
  if ("elapse" in globalThis) return;
  const { setTimeout, clearTimeout } = globalThis;
  const running = new Map<unknown, () => void>();
  Object.assign(globalThis, {
    setTimeout(callback: () => void, ms?: number, ...args: []) {
      if (ms !== length) return setTimeout(callback, ms, ...args);
      const timer = setTimeout(() => {
        running.delete(timer);
        callback();
      }, ms);
      running.set(timer, callback);
      return timer;
    },
    clearTimeout(timer: Parameters<typeof clearTimeout>[0]) {
      running.delete(timer);
      clearTimeout(timer);
    },
    elapse() {
      // A copy: what looks time and again sets its next timer in its callback, and would be found here for ever.
      for (const [timer, callback] of [...running]) {
        if (!running.has(timer)) continue;
        globalThis.clearTimeout(timer as Parameters<typeof clearTimeout>[0]);
        callback();
      }
    },
  });
}
