/** When the computer or its user comes back, the accounts that may have changed meanwhile are checked. */
import { app, powerMonitor } from "electron";
import type { Channels } from "../../channels/index.ts";
import type { Network } from "./network.ts";
import type { OpenedLinks } from "./opened-links.ts";
import { watchWakeups } from "./wakeups.ts";

export interface RecheckTriggersDeps {
  readonly channels: Pick<Channels, "onWake" | "recheckLinkedTo">;
  readonly network: Network;
  readonly openedLinks: OpenedLinks;
}

/** For as long as the app runs. */
export function watchRecheckTriggers({
  channels,
  network,
  openedLinks,
}: RecheckTriggersDeps): void {
  watchWakeups({ power: powerMonitor, network, onWake: channels.onWake });
  // Whoever comes back from Meta wants to see what came of it.
  app.on("browser-window-focus", () => channels.recheckLinkedTo(openedLinks.recent()));
}
