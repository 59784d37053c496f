/** Whatever brings a person, or the computer, back has the accounts checked that may have changed meanwhile. */
import { app, net, powerMonitor } from "electron";
import type { Channels } from "../channels/index.ts";
import { systemClock } from "./clock.ts";
import type { Visits } from "./visits.ts";
import { watchWakeups } from "./wakeups.ts";

/** For as long as the app runs. */
export function checkOnReturn(channels: Pick<Channels, "wake" | "visited">, visits: Visits): void {
  watchWakeups({
    power: powerMonitor,
    isOnline: () => net.isOnline(),
    clock: systemClock,
    onWake: channels.wake,
  });
  // Whoever comes back from Meta wants to see what came of it.
  app.on("browser-window-focus", () => channels.visited(visits.open()));
}
