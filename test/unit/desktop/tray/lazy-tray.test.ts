import { beforeEach, expect, it, vi } from "vitest";
import type { Snapshot } from "../../../../common/contract/snapshot.ts";
import type { AppTray, TrayDeps } from "../../../../main/desktop/tray/index.ts";
import { createLazyTray } from "../../../../main/desktop/tray/lazy-tray.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { fake } from "../../../support/fake.ts";

const system = vi.hoisted(() => ({
  open: vi.fn<(parts: TrayDeps) => Promise<AppTray>>(),
}));
vi.mock("../../../../main/desktop/tray/index.ts", () => ({ createTray: system.open }));

/** The tray as it was opened last, and how often it was told to draw itself anew. */
let opened: TrayDeps | undefined;
let refreshed: number;
beforeEach(() => {
  opened = undefined;
  refreshed = 0;
  system.open.mockImplementation(async (parts) => {
    opened = parts;
    return {
      refresh: () => {
        refreshed += 1;
      },
      isVisible: async () => true,
    };
  });
});

const snapshot = (practice: boolean) => fake<Snapshot>({ practice });

function load(after: Promise<unknown>) {
  const presenter = {
    snapshot: vi.fn(() => snapshot(true)),
    flows: () => [],
    watch: vi.fn<(listener: (snapshot: Snapshot) => void) => void>(),
  };
  const tray = createLazyTray({
    after,
    presenter,
    update: () => null,
    iconFolder: "/icons",
    network: { isOnline: () => true, onChange: () => undefined },
    clock: new ManualClock(),
    actions: {
      showAccount: () => undefined,
      connect: () => undefined,
      check: () => undefined,
      open: () => undefined,
      openInBrowser: () => undefined,
      showSettings: () => undefined,
      showUpdate: () => undefined,
      quit: () => undefined,
    },
  });
  const tell = (told: Snapshot) => presenter.watch.mock.calls[0]?.[0](told);
  return { tray, presenter, tell };
}

it("comes after what it waits for, and also where that has failed", async () => {
  const { promise, reject } = Promise.withResolvers<void>();
  const { tray } = load(promise);
  await flush();
  expect(opened).toBeUndefined();
  reject(new Error("no core"));
  expect(await tray.isVisible()).toBe(true);
  expect(opened).toBeDefined();
});

it("shows what the window was told last, and has it put together once at most", async () => {
  const { tray, presenter, tell } = load(Promise.resolve());
  await tray.isVisible();
  expect(opened?.facts().snapshot).toEqual(snapshot(true));
  tell(snapshot(false));
  await flush();
  expect(refreshed).toBe(1);
  expect(opened?.facts().snapshot).toEqual(snapshot(false));
  expect(presenter.snapshot).toHaveBeenCalledTimes(1);
});

it("is not seen where it could not be opened, and keeps nobody from going on", async () => {
  system.open.mockRejectedValue(new Error("no panel"));
  const { tray, tell } = load(Promise.resolve());
  expect(await tray.isVisible()).toBe(false);
  tell(snapshot(false));
  tray.refresh();
  await flush();
  expect(refreshed).toBe(0);
});
