import type { App } from "./app.ts";
import { inMain } from "./in-main.ts";

/** Moves the app's clock forward by this many minutes, or back. It keeps running. */
export const shiftClock = ({ process }: App, minutes: number): Promise<void> =>
  inMain(
    process,
    (_electron, by) => {
      Date.now = () => Math.trunc(performance.timeOrigin + performance.now()) + by * 60_000;
    },
    minutes,
  );

/** Stops the app's clock at a time, so that a test can predict the length of its timers. */
export const freezeClock = ({ process }: App, at: number): Promise<void> =>
  inMain(
    process,
    (_electron, now) => {
      Date.now = () => now;
    },
    at,
  );

/** Makes background checks wait no longer than they must. */
export const removeJitter = ({ process }: App): Promise<void> =>
  inMain(process, () => {
    Math.random = () => 0;
  });

/** Tells the app that the computer has woken up. */
export const resumeComputer = ({ process }: App): Promise<boolean> =>
  inMain(process, ({ powerMonitor }) => powerMonitor.emit("resume"));

/** Tells the app that the user has unlocked the screen. */
export const unlockScreen = ({ process }: App): Promise<boolean> =>
  inMain(process, ({ powerMonitor }) => powerMonitor.emit("unlock-screen"));
