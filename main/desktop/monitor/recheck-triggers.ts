import { app, powerMonitor } from "electron";
import type { Channels } from "../../channels/index.ts";
import type { Network } from "./network.ts";
import type { OpenedLinks } from "./opened-links.ts";

export interface RecheckTriggersDeps {
  readonly channels: Pick<Channels, "onWake" | "recheckLinkedTo">;
  readonly network: Pick<Network, "refresh" | "onChange">;
  readonly openedLinks: Pick<OpenedLinks, "recent">;
}

/**
 * Rechecks accounts when the computer wakes up, is unlocked or gets a network, which may all happen
 * at once, and when the user comes back from one of Meta's pages.
 */
export function watchRecheckTriggers(deps: RecheckTriggersDeps): void {
  const { channels, network, openedLinks } = deps;
  powerMonitor.on("resume", () => {
    // Usually the network is still down; this makes sure that its return is noticed soon.
    network.refresh();
    channels.onWake();
  });
  powerMonitor.on("unlock-screen", () => channels.onWake());
  network.onChange((online) => {
    if (online) channels.onWake();
  });
  app.on("browser-window-focus", () => channels.recheckLinkedTo(openedLinks.recent()));
}
