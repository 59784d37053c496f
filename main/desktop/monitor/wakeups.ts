/** When this computer comes back to a person, or to a network: what was last found may be old. */
import type { PowerMonitor } from "electron";
import type { Network } from "./network.ts";

export interface WakeupsParts {
  readonly power: Pick<PowerMonitor, "on">;
  readonly network: Pick<Network, "refresh" | "onChange">;
  /** May be called several times for one return: as the system wakes, is unlocked, and finds its network. */
  readonly onWake: () => void;
}

/** For as long as the app runs. */
export function watchWakeups({ power, network, onWake }: WakeupsParts): void {
  power.on("resume", () => {
    // Mostly the network is not there yet; without this look nobody would see that it comes back.
    network.refresh();
    onWake();
  });
  power.on("unlock-screen", onWake);
  network.onChange((online) => {
    if (online) onWake();
  });
}
