/** When this computer comes back to a person, or to a network: what was last found may be old. */
import type { PowerMonitor } from "electron";
import type { Clock } from "../channels/ports.ts";

export interface WakeupsParts {
  readonly power: Pick<PowerMonitor, "on">;
  /** Whether there is a network at all. Electron tells of no change, so it is looked at. */
  readonly isOnline: () => boolean;
  readonly clock: Clock;
  /** May be called several times for one return: as the system wakes, is unlocked, and finds its network. */
  readonly onWake: () => void;
}

/** Milliseconds between two looks at the network: while there is one, and until there is one again. */
const whileOnline = 60_000;
const whileOffline = 10_000;

/** For as long as the app runs. */
export function watchWakeups({ power, isOnline, clock, onWake }: WakeupsParts): void {
  let wasOnline = true;
  let stopLooking: () => void = () => undefined;

  function look(): void {
    stopLooking();
    const online = isOnline();
    if (online && !wasOnline) onWake();
    wasOnline = online;
    stopLooking = clock.after(online ? whileOnline : whileOffline, look);
  }

  function resumed(): void {
    // Mostly the network is not there yet; without this look nobody would see that it comes back.
    look();
    onWake();
  }

  power.on("resume", resumed);
  power.on("unlock-screen", onWake);
  look();
}
