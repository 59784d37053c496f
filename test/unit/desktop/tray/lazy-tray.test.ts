import { beforeEach, expect, it, vi } from "vitest";
import type { Snapshot } from "../../../../common/contract/snapshot.ts";
import type { AppTray, TrayDeps } from "../../../../main/desktop/tray/index.ts";
import { createLazyTray } from "../../../../main/desktop/tray/lazy-tray.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { fake } from "../../../support/fake.ts";

const tray = vi.hoisted(() => ({ create: vi.fn<(deps: TrayDeps) => Promise<AppTray>>() }));
vi.mock("../../../../main/desktop/tray/index.ts", () => ({ createTray: tray.create }));

/** The dependencies that were passed to `createTray`, or undefined if it was not called. */
let created: TrayDeps | undefined;
let refreshed: number;
beforeEach(() => {
  created = undefined;
  refreshed = 0;
  tray.create.mockImplementation(async (deps) => {
    created = deps;
    return {
      refresh: () => {
        refreshed += 1;
      },
      isVisible: async () => true,
    };
  });
});

const snapshot = (practice: boolean) => fake<Snapshot>({ practice });

function create(after: Promise<unknown>) {
  const ui = { snapshot: vi.fn(() => snapshot(true)), flows: () => [] };
  let listener = (_: Snapshot): void => undefined;
  const lazy = createLazyTray({
    after,
    ui,
    onSnapshot(added) {
      listener = added;
    },
    update: () => null,
    iconFolder: "/icons",
    network: { isOnline: () => true, onChange: () => undefined },
    clock: new ManualClock(),
    actions: {
      showAccount: () => undefined,
      showAttention: () => undefined,
      connect: () => undefined,
      check: () => undefined,
      open: () => undefined,
      openInBrowser: () => undefined,
      showSettings: () => undefined,
      showUpdate: () => undefined,
      quit: () => undefined,
    },
  });
  return { lazy, ui, change: (changed: Snapshot) => listener(changed) };
}

it("creates the tray after its promise has settled, even if that rejected", async () => {
  const { promise, reject } = Promise.withResolvers<void>();
  const { lazy } = create(promise);
  await flush();
  expect(created).toBeUndefined();
  reject(new Error("no services"));
  expect(await lazy.isVisible()).toBe(true);
  expect(created).toBeDefined();
});

it("shows the latest snapshot, and builds at most one itself", async () => {
  const { lazy, ui, change } = create(Promise.resolve());
  await lazy.isVisible();
  expect(created?.facts().snapshot).toEqual(snapshot(true));
  change(snapshot(false));
  await flush();
  expect(refreshed).toBe(1);
  expect(created?.facts().snapshot).toEqual(snapshot(false));
  expect(ui.snapshot).toHaveBeenCalledTimes(1);
});

it("is never visible, and does not throw, if the tray cannot be created", async () => {
  tray.create.mockRejectedValue(new Error("no panel"));
  const { lazy, change } = create(Promise.resolve());
  expect(await lazy.isVisible()).toBe(false);
  change(snapshot(false));
  lazy.refresh();
  await flush();
  expect(refreshed).toBe(0);
});
