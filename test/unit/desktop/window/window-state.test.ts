import type { Rectangle } from "electron";
import { describe, expect, it } from "vitest";
import {
  createWindowStateSaver,
  fitToScreens,
  type WindowState,
} from "../../../../main/desktop/window/window-state.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";

const rectangle = (x: number, y: number, width: number, height: number): Rectangle => ({
  x,
  y,
  width,
  height,
});

/** The work area of a screen with a 40-pixel-high panel at its top. */
const primary = rectangle(0, 40, 1920, 1040);
const left = rectangle(-1280, 0, 1280, 1024);
/** A screen of 3840 × 2160 physical pixels, scaled to 200 %. */
const scaled = rectangle(1920, 0, 1920, 1080);
const small = rectangle(0, 0, 800, 560);

interface Case {
  readonly what: string;
  readonly screens: readonly Rectangle[];
  readonly was: Rectangle;
  readonly put: Rectangle;
}
const cases: readonly Case[] = [
  {
    what: "stays if all of it is visible",
    screens: [primary],
    was: rectangle(100, 100, 1000, 700),
    put: rectangle(100, 100, 1000, 700),
  },
  {
    what: "stays left of and above the first screen if a screen is there",
    screens: [primary, left],
    was: rectangle(-1200, 10, 1000, 700),
    put: rectangle(-1200, 10, 1000, 700),
  },
  {
    what: "stays across two screens",
    screens: [primary, left],
    was: rectangle(-500, 100, 1000, 700),
    put: rectangle(-500, 100, 1000, 700),
  },
  {
    what: "stays on a screen with another scale",
    screens: [primary, scaled],
    was: rectangle(2800, 300, 1000, 700),
    put: rectangle(2800, 300, 1000, 700),
  },
  {
    what: "is centred on the first screen if its own is gone",
    screens: [primary],
    was: rectangle(-1200, 10, 1000, 700),
    put: rectangle(460, 210, 1000, 700),
  },
  {
    what: "shrinks to the first screen if its own is gone",
    screens: [small],
    was: rectangle(3000, 3000, 1000, 700),
    put: rectangle(0, 0, 800, 560),
  },
  {
    what: "moves in from beyond the right and bottom edges",
    screens: [primary],
    was: rectangle(1800, 900, 1000, 700),
    put: rectangle(920, 380, 1000, 700),
  },
  {
    what: "moves in from beyond the left edge and from under a panel",
    screens: [primary],
    was: rectangle(-300, 0, 1000, 700),
    put: rectangle(0, 40, 1000, 700),
  },
  {
    what: "moves onto the screen that shows most of it",
    screens: [primary, left],
    was: rectangle(-1400, 500, 1000, 700),
    put: rectangle(-1280, 324, 1000, 700),
  },
  {
    what: "shrinks to a screen that became smaller",
    screens: [small],
    was: rectangle(100, 100, 1000, 700),
    put: rectangle(0, 0, 800, 560),
  },
  {
    what: "is raised to the smallest size that is allowed now",
    screens: [primary],
    was: rectangle(100, 100, 300, 400),
    put: rectangle(100, 100, 480, 480),
  },
  {
    what: "moves in if it was raised beyond the edge",
    screens: [primary],
    was: rectangle(1600, 700, 320, 380),
    put: rectangle(1440, 600, 480, 480),
  },
];

const minimum = { width: 480, height: 480 };

describe("a window", () => {
  it.each(cases)("$what", ({ screens, was, put }) => {
    expect(fitToScreens(screens, was, minimum)).toEqual(put);
  });
});

describe("the window state", () => {
  const at = (x: number): WindowState => ({ ...rectangle(x, 0, 1000, 700), maximized: false });
  function saver() {
    const clock = new ManualClock();
    const saved: number[] = [];
    return { clock, saved, states: createWindowStateSaver(clock, ({ x }) => saved.push(x)) };
  }

  it("is saved once when the window has stopped moving", () => {
    const { clock, saved, states } = saver();
    for (const x of [1, 2, 3]) {
      states.changed(at(x));
      clock.advance(499);
    }
    expect(saved).toEqual([]);
    clock.advance(1);
    expect(saved).toEqual([3]);
  });

  it("is saved once on flush if a change is pending", () => {
    const { clock, saved, states } = saver();
    states.changed(at(1));
    states.flush();
    states.flush();
    clock.advance(500);
    expect(saved).toEqual([1]);
  });
});
