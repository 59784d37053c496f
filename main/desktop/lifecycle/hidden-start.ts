import type { Clock } from "../../channels/ports/clock.ts";

/** A desktop's panel may start after what starts with the computer. Milliseconds. */
const panelComesWithin = 60_000;

export interface HiddenStartDeps {
  readonly clock: Pick<Clock, "after">;
  readonly hasTray: () => Promise<boolean>;
  readonly hasWindow: () => boolean;
  readonly show: () => void;
}

/** Shows the window after all if by then there is no tray. */
export function showWindowIfNoTray({ clock, hasTray, hasWindow, show }: HiddenStartDeps): void {
  clock.after(panelComesWithin, async () => {
    if (!(await hasTray()) && !hasWindow()) show();
  });
}
