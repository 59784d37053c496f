import type { App } from "./app.ts";
import { inMain } from "./in-main.ts";

/**
 * Sets the app's clock `minutes` ahead of the real time, or behind it if `minutes` is negative. The
 * clock keeps running.
 */
export const shiftClock = ({ process }: App, minutes: number): Promise<void> =>
  inMain(
    process,
    (_electron, by) => {
      Date.now = () => Math.trunc(performance.timeOrigin + performance.now()) + by * 60_000;
    },
    minutes,
  );

/**
 * Stops the app's clock at `at`, in milliseconds since the epoch, so that a test can predict the
 * length of the app's timers.
 */
export const freezeClock = ({ process }: App, at: number): Promise<void> =>
  inMain(
    process,
    (_electron, now) => {
      Date.now = () => now;
    },
    at,
  );

/** Removes the random delay from background checks, so that they start as early as possible. */
export const removeJitter = ({ process }: App): Promise<void> =>
  inMain(process, () => {
    Math.random = () => 0;
  });

/** Emits Electron's event for a computer that has woken up. */
export const resumeComputer = ({ process }: App): Promise<boolean> =>
  inMain(process, ({ powerMonitor }) => powerMonitor.emit("resume"));

/** Emits Electron's event for a screen that the user has unlocked. */
export const unlockScreen = ({ process }: App): Promise<boolean> =>
  inMain(process, ({ powerMonitor }) => powerMonitor.emit("unlock-screen"));
