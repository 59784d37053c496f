import type { ElectronApplication } from "@playwright/test";
import { inMain } from "./in-main.ts";

/**
 * The intercepted timers, which all have the same length. They run normally unless a test fires
 * them early.
 */
export interface Timers {
  /** Fires all running timers immediately, but not the timers that their callbacks start. */
  elapse(): Promise<void>;
}

/**
 * Intercepts the timers of `ms` milliseconds that the app starts from now on. Can be called only
 * once for each app.
 */
export async function interceptTimers(app: ElectronApplication, ms: number): Promise<Timers> {
  await inMain(app, replaceTimers, ms);
  return {
    elapse: () => inMain(app, () => (globalThis as unknown as { elapse: () => void }).elapse()),
  };
}

/** Runs in the main process, so it must not use anything from outside its own body. */
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
      // Iterates over a copy, because the original grows whenever a callback starts a timer, so
      // that a loop over the original might never end.
      for (const [timer, callback] of [...running]) {
        if (!running.has(timer)) continue;
        globalThis.clearTimeout(timer as Parameters<typeof clearTimeout>[0]);
        callback();
      }
    },
  });
}
