/** What the app takes the time for, and what wakes it up. */
import type { App } from "./app.ts";
import { inMain } from "./in-main.ts";

/** For the app it is so many minutes later than it really is, or earlier, and time goes on from there. */
export const setClock = ({ process }: App, minutes: number): Promise<void> =>
  inMain(
    process,
    (_electron, by) => {
      Date.now = () => Math.trunc(performance.timeOrigin + performance.now()) + by * 60_000;
    },
    minutes,
  );

/** As `setClock`, but the time stands still: the app's timers have lengths that a test can name. */
export const stopClock = ({ process }: App, at: number): Promise<void> =>
  inMain(
    process,
    (_electron, now) => {
      Date.now = () => now;
    },
    at,
  );

/** Checks that nobody asked for wait no longer than they must. */
export const dontSpread = ({ process }: App): Promise<void> =>
  inMain(process, () => {
    Math.random = () => 0;
  });

/** The computer wakes up. */
export const resume = ({ process }: App): Promise<boolean> =>
  inMain(process, ({ powerMonitor }) => powerMonitor.emit("resume"));

/** Somebody is back at it. */
export const unlockScreen = ({ process }: App): Promise<boolean> =>
  inMain(process, ({ powerMonitor }) => powerMonitor.emit("unlock-screen"));
