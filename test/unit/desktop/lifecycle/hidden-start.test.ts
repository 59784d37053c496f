import { expect, it, vi } from "vitest";
import { showWindowIfNoTray } from "../../../../main/desktop/lifecycle/hidden-start.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";

/** How often the window was shown a minute after a hidden start. */
async function shownAfter(facts: { readonly tray: boolean; readonly window: boolean }) {
  const clock = new ManualClock();
  const show = vi.fn();
  showWindowIfNoTray({
    clock,
    hasTray: async () => facts.tray,
    hasWindow: () => facts.window,
    show,
  });
  await clock.pass(59_999);
  expect(show).not.toHaveBeenCalled();
  await clock.pass(1);
  return show.mock.calls.length;
}

it("a hidden start that no tray holds shows the window after all", async () => {
  expect(await shownAfter({ tray: false, window: false })).toBe(1);
});

it("a tray holds it, also one that came late", async () => {
  expect(await shownAfter({ tray: true, window: false })).toBe(0);
});

it("a window that the user has opened meanwhile is left where it is", async () => {
  expect(await shownAfter({ tray: false, window: true })).toBe(0);
});
