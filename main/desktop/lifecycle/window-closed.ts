/** What becomes of the app when its window is closed (docs/decisions/0015-window-and-tray.md). */
import { app } from "electron";

export interface WindowClosedDeps {
  /** The setting. */
  readonly enabled: () => boolean;
  /** An app that goes on and is seen nowhere could not be quit. */
  readonly hasTray: () => Promise<boolean>;
  readonly hasWindow: () => boolean;
  /** The app goes on in the tray. */
  readonly onStay: () => void;
}

/** Elsewhere than on macOS, where every app goes on without windows, it goes on in the tray, or quits. */
export function handleWindowClosed({
  enabled,
  hasTray,
  hasWindow,
  onStay,
}: WindowClosedDeps): void {
  app.on("window-all-closed", async () => {
    if (process.platform === "darwin") return;
    const stays = enabled() && (await hasTray());
    // It may have been opened again meanwhile.
    if (hasWindow()) return;
    if (stays) onStay();
    else app.quit();
  });
}
