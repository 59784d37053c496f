import type { ElectronApplication } from "@playwright/test";
import { inMain } from "./in-main.ts";

/** The timers of one length that the app starts from now on. They run until a test intervenes. */
export interface Timers {
  /** Fires all running timers at once. Timers that they start keep running. */
  elapse(): Promise<void>;
}

/** `ms` is the timers' length in milliseconds. Only one length can be intercepted in an app. */
export async function interceptTimers(app: ElectronApplication, ms: number): Promise<Timers> {
  await inMain(app, replaceTimers, ms);
  return {
    elapse: () => inMain(app, () => (globalThis as unknown as { elapse: () => void }).elapse()),
  };
}

/** Runs in the app, so it must not use anything outside this function. */
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
      // Iterates over a copy: a callback that starts its next timer would never end the loop.
      for (const [timer, callback] of [...running]) {
        if (!running.has(timer)) continue;
        globalThis.clearTimeout(timer as Parameters<typeof clearTimeout>[0]);
        callback();
      }
    },
  });
}
