import { app } from "electron";
import type { Clock } from "../../channels/ports/clock.ts";

export interface WindowClosedDeps {
  /** Returns whether the user wants the app to keep running in the tray. */
  readonly enabled: () => boolean;
  readonly hasTray: () => Promise<boolean>;
  readonly hasWindow: () => boolean;
  /** Called when the window is closed and the app keeps running in the tray. */
  readonly onStay: () => void;
}

/**
 * Handles the closing of the window. The app keeps running if the user wants that and the tray
 * shows it. Otherwise the app quits (docs/decisions/0015-window-and-tray.md). On macOS the app
 * always keeps running, as is usual there.
 */
export function handleWindowClosed(deps: WindowClosedDeps): void {
  const { enabled, hasTray, hasWindow, onStay } = deps;
  app.on("window-all-closed", async () => {
    if (process.platform === "darwin") return;
    const stays = enabled() && (await hasTray());
    // The user may have opened the window again in the meantime.
    if (hasWindow()) return;
    if (stays) onStay();
    else app.quit();
  });
}

export interface HiddenStartDeps {
  readonly clock: Pick<Clock, "after">;
  readonly hasTray: () => Promise<boolean>;
  readonly hasWindow: () => boolean;
  readonly show: () => void;
}

/**
 * How long to wait for the tray, in milliseconds. Waiting is needed because a panel may start after
 * the app at login.
 */
const panelTimeout = 60_000;

/** Shows the window if the app started without one and the tray does not appear in time. */
export function showWindowIfNoTray({ clock, hasTray, hasWindow, show }: HiddenStartDeps): void {
  clock.after(panelTimeout, async () => {
    if (!(await hasTray()) && !hasWindow()) show();
  });
}
