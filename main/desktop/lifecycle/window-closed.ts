import { app } from "electron";
import type { Clock } from "../../channels/ports/clock.ts";

export interface WindowClosedDeps {
  /** The setting "keep running in the tray". */
  readonly enabled: () => boolean;
  readonly hasTray: () => Promise<boolean>;
  readonly hasWindow: () => boolean;
  /** Called when the app keeps running in the tray. */
  readonly onStay: () => void;
}

/**
 * Keeps the app running in the tray when its window is closed, or quits it if it would be invisible
 * (docs/decisions/0015-window-and-tray.md). On macOS it always keeps running, like every app.
 */
export function handleWindowClosed(deps: WindowClosedDeps): void {
  const { enabled, hasTray, hasWindow, onStay } = deps;
  app.on("window-all-closed", async () => {
    if (process.platform === "darwin") return;
    const stays = enabled() && (await hasTray());
    // The user may have opened it again meanwhile.
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

/** Milliseconds. At login a desktop's panel may start later than the app. */
const panelTimeout = 60_000;

/** After a start without a window, shows the window if the tray does not appear in time. */
export function showWindowIfNoTray({ clock, hasTray, hasWindow, show }: HiddenStartDeps): void {
  clock.after(panelTimeout, async () => {
    if (!(await hasTray()) && !hasWindow()) show();
  });
}
