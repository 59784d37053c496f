import { app, powerMonitor } from "electron";
import type { Channels } from "../../channels/index.ts";
import type { Network } from "./network.ts";
import type { OpenedLinks } from "./opened-links.ts";

export interface RecheckTriggersDeps {
  /** Returns the channels in use, which may change. */
  readonly channels: () => Pick<Channels, "onWake" | "recheckLinkedTo">;
  readonly network: Pick<Network, "refresh" | "onChange">;
  readonly openedLinks: Pick<OpenedLinks, "recent">;
}

/**
 * Rechecks accounts when the computer wakes up, is unlocked or gets a network. Also rechecks
 * affected accounts when the user returns from one of Meta's pages.
 */
export function watchRecheckTriggers(deps: RecheckTriggersDeps): void {
  const { channels, network, openedLinks } = deps;
  powerMonitor.on("resume", () => {
    // Refresh now, although the network is usually still down at this point. This starts the
    // shorter interval, so that we soon notice when the network is back.
    network.refresh();
    channels().onWake();
  });
  powerMonitor.on("unlock-screen", () => channels().onWake());
  network.onChange((online) => {
    if (online) channels().onWake();
  });
  app.on("browser-window-focus", () => channels().recheckLinkedTo(openedLinks.recent()));
}
