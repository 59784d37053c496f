/** When the computer or its user comes back, the accounts that may have changed meanwhile are checked. */
import { app, powerMonitor } from "electron";
import type { Channels } from "../../channels/index.ts";
import type { Network } from "./network.ts";
import type { Visits } from "./opened-links.ts";
import { watchWakeups } from "./wakeups.ts";

export interface ReturnsParts {
  readonly channels: Pick<Channels, "wake" | "visited">;
  readonly network: Network;
  readonly visits: Visits;
}

/** For as long as the app runs. */
export function checkOnReturn({ channels, network, visits }: ReturnsParts): void {
  watchWakeups({ power: powerMonitor, network, onWake: channels.wake });
  // Whoever comes back from Meta wants to see what came of it.
  app.on("browser-window-focus", () => channels.visited(visits.open()));
}
