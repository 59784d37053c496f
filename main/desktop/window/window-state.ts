import type { Rectangle } from "electron";
import type { Clock } from "../../channels/ports/clock.ts";

/** Device-independent screen coordinates. A maximized window keeps the bounds it restores to. */
export interface WindowState extends Readonly<Rectangle> {
  readonly maximized: boolean;
}

/**
 * Returns where to open a window that had these bounds: unchanged if all of it is visible, else
 * moved onto the screen that shows most of it, or centred on the first if no screen shows any.
 * `screens` are the work areas of at least one screen, the primary first.
 */
export function fitToScreens(
  screens: readonly Rectangle[],
  bounds: Readonly<Rectangle>,
): Rectangle {
  const { x, y, width, height } = bounds;
  const shown = screens.map((screen) => overlap(screen, bounds));
  const most = Math.max(...shown);
  const screen = screens[shown.indexOf(most)];
  if (screen === undefined || sum(shown) === width * height) return { x, y, width, height };
  const size = {
    width: Math.min(width, screen.width),
    height: Math.min(height, screen.height),
  };
  if (most === 0) return { ...centre(screen, size), ...size };
  return {
    x: clamp(x, screen.x, screen.x + screen.width - size.width),
    y: clamp(y, screen.y, screen.y + screen.height - size.height),
    ...size,
  };
}

/** Returns the area that both rectangles cover. */
function overlap(a: Readonly<Rectangle>, b: Readonly<Rectangle>): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(width, 0) * Math.max(height, 0);
}

const centre = (screen: Rectangle, size: { width: number; height: number }) => ({
  x: screen.x + Math.round((screen.width - size.width) / 2),
  y: screen.y + Math.round((screen.height - size.height) / 2),
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const clamp = (value: number, min: number, max: number) => Math.min(Math.max(value, min), max);

/** A window that is dragged changes constantly, so saving waits until it rests. */
const settleMs = 500;

export interface WindowStateSaver {
  changed(state: WindowState): void;
  /** Saves a pending change now. */
  flush(): void;
}

export function createWindowStateSaver(
  clock: Pick<Clock, "after">,
  save: (state: WindowState) => void,
): WindowStateSaver {
  let unsaved: WindowState | undefined;
  let cancel: () => void = () => undefined;
  const flush = () => {
    cancel();
    if (unsaved) save(unsaved);
    unsaved = undefined;
  };
  return {
    changed(state) {
      cancel();
      unsaved = state;
      cancel = clock.after(settleMs, flush);
    },
    flush,
  };
}
