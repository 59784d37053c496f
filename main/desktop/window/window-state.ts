import type { Rectangle } from "electron";
import type { Clock } from "../../channels/ports/clock.ts";

/**
 * The position and size in device-independent pixels. For a maximized window, these are the values
 * that it is restored to.
 */
export interface WindowState extends Readonly<Rectangle> {
  readonly maximized: boolean;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Returns where to open a window that had `bounds` when it was last open. A size below `minimum` is
 * raised. If all of the window would be visible, the bounds stay the same. Otherwise the window
 * moves to the screen that shows most of it. If no screen shows any of it, it moves to the centre
 * of the first screen.
 *
 * `screens` are the work areas of all screens, starting with the primary one. There must be at
 * least one.
 */
export function fitToScreens(
  screens: readonly Rectangle[],
  bounds: Readonly<Rectangle>,
  minimum: Size,
): Rectangle {
  const { x, y } = bounds;
  const width = Math.max(bounds.width, minimum.width);
  const height = Math.max(bounds.height, minimum.height);
  const shown = screens.map((screen) => overlap(screen, { x, y, width, height }));
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

/** Returns the size of the area that both rectangles cover. */
function overlap(a: Readonly<Rectangle>, b: Readonly<Rectangle>): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(width, 0) * Math.max(height, 0);
}

const centre = (screen: Rectangle, size: Size) => ({
  x: screen.x + Math.round((screen.width - size.width) / 2),
  y: screen.y + Math.round((screen.height - size.height) / 2),
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const clamp = (value: number, min: number, max: number) => Math.min(Math.max(value, min), max);

/**
 * How long to wait for further changes before saving, in milliseconds. Waiting saves work, because
 * dragging a window changes it constantly.
 */
const settleMs = 500;

export interface WindowStateSaver {
  changed(state: WindowState): void;
  /** Saves the last change now if it has not been saved yet. */
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
