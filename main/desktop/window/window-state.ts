/** Where the window was, and where on the screens that are there now it can be opened again. */
import type { Rectangle } from "electron";
import type { Clock } from "../../channels/ports/index.ts";

/** In screen coordinates, device-independent: a screen's scale changes nothing here. Maximized, it keeps the size it goes back to. */
export interface WindowState extends Readonly<Rectangle> {
  readonly maximized: boolean;
}

/**
 * Where it was, if all of it can be seen, be it on two screens. Else wholly on the screen that shows most of it, or, where
 * that screen is gone, in the middle of the first. No larger than the screen. `screens`: what each leaves to windows, at
 * least one, the primary screen's first.
 */
export function fitToScreens(screens: readonly Rectangle[], place: Readonly<Rectangle>): Rectangle {
  const { x, y, width, height } = place;
  const shown = screens.map((screen) => overlap(screen, place));
  const most = Math.max(...shown);
  const screen = screens[shown.indexOf(most)];
  if (screen === undefined || sum(shown) === width * height) return { x, y, width, height };
  const size = {
    width: Math.min(width, screen.width),
    height: Math.min(height, screen.height),
  };
  if (most === 0) return { ...middleOf(screen, size), ...size };
  return {
    x: clamp(x, screen.x, screen.x + screen.width - size.width),
    y: clamp(y, screen.y, screen.y + screen.height - size.height),
    ...size,
  };
}

/** Area that both cover. */
function overlap(a: Readonly<Rectangle>, b: Readonly<Rectangle>): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(width, 0) * Math.max(height, 0);
}

const middleOf = (screen: Rectangle, size: { width: number; height: number }) => ({
  x: screen.x + Math.round((screen.width - size.width) / 2),
  y: screen.y + Math.round((screen.height - size.height) / 2),
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const clamp = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), most);

/** A window that is dragged is in a hundred places; the last one counts. Milliseconds. */
const settleMs = 500;

export interface WindowStateSaver {
  changed(place: WindowState): void;
  /** Saves what has not settled yet. */
  flush(): void;
}

export function createWindowStateSaver(
  clock: Pick<Clock, "after">,
  save: (place: WindowState) => void,
): WindowStateSaver {
  let unsaved: WindowState | undefined;
  let cancel: () => void = () => undefined;
  const flush = () => {
    cancel();
    if (unsaved) save(unsaved);
    unsaved = undefined;
  };
  return {
    changed(place) {
      cancel();
      unsaved = place;
      cancel = clock.after(settleMs, flush);
    },
    flush,
  };
}
