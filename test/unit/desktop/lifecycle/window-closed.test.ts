import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  handleWindowClosed,
  showWindowIfNoTray,
} from "../../../../main/desktop/lifecycle/window-closed.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { app, resetElectron } from "../../../support/doubles/electron.ts";
import { flush } from "../../../support/doubles/flush.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

beforeEach(resetElectron);
afterEach(() => void vi.restoreAllMocks());

interface Situation {
  readonly platform?: NodeJS.Platform;
  readonly enabled?: boolean;
  readonly tray?: boolean;
  /** Whether the user opens the window again before the app has found the tray. */
  readonly window?: boolean;
}

/** Closes the window and returns how often the app stayed in the tray and how often it quit. */
async function closeWindow({
  platform = "linux",
  enabled = true,
  tray = true,
  window = false,
}: Situation) {
  vi.spyOn(process, "platform", "get").mockReturnValue(platform);
  const onStay = vi.fn();
  handleWindowClosed({
    enabled: () => enabled,
    hasTray: async () => tray,
    hasWindow: () => window,
    onStay,
  });
  app.emit("window-all-closed");
  await flush();
  return { stays: onStay.mock.calls.length, quits: app.quit.mock.calls.length };
}

describe("closing the window", () => {
  it("keeps the app running in the tray, and reports that", async () => {
    expect(await closeWindow({})).toEqual({ stays: 1, quits: 0 });
  });

  it.each([
    ["the setting is off", { enabled: false }],
    ["there is no tray", { tray: false }],
  ])("quits the app if %s", async (_, situation) => {
    expect(await closeWindow(situation)).toEqual({ stays: 0, quits: 1 });
  });

  it("does nothing if the user opened the window again in the meantime", async () => {
    expect(await closeWindow({ tray: false, window: true })).toEqual({ stays: 0, quits: 0 });
  });

  it("keeps the app running on macOS without reporting it", async () => {
    const situation = { platform: "darwin", enabled: false } as const;
    expect(await closeWindow(situation)).toEqual({ stays: 0, quits: 0 });
  });
});

describe("a start without a window", () => {
  /** Returns how often the window is shown within a minute. */
  async function shownWithin(situation: { readonly tray: boolean; readonly window: boolean }) {
    const clock = new ManualClock();
    const show = vi.fn();
    const { tray, window } = situation;
    showWindowIfNoTray({ clock, hasTray: async () => tray, hasWindow: () => window, show });
    await clock.pass(59_999);
    expect(show).not.toHaveBeenCalled();
    await clock.pass(1);
    return show.mock.calls.length;
  }

  it("shows the window after a minute without a tray", async () => {
    expect(await shownWithin({ tray: false, window: false })).toBe(1);
  });

  it("stays hidden if the tray appears within a minute", async () => {
    expect(await shownWithin({ tray: true, window: false })).toBe(0);
  });

  it("does nothing if the user opened the window in the meantime", async () => {
    expect(await shownWithin({ tray: false, window: true })).toBe(0);
  });
});
