import { beforeEach, expect, it, vi } from "vitest";
import { watchNetwork } from "../../../../main/desktop/monitor/network.ts";
import { watchRecheckTriggers } from "../../../../main/desktop/monitor/recheck-triggers.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { app, powerMonitor, resetElectron } from "../../../support/doubles/electron.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

const minute = 60_000;

const onWake = vi.fn<() => void>();
const recheckLinkedTo = vi.fn<(urls: ReadonlySet<string>) => void>();
const links = new Set(["https://www.facebook.com/1"]);
let clock: ManualClock;
let online: boolean;
beforeEach(() => {
  resetElectron();
  onWake.mockReset();
  recheckLinkedTo.mockReset();
  clock = new ManualClock();
  online = true;
  watchRecheckTriggers({
    channels: () => ({ onWake, recheckLinkedTo }),
    network: watchNetwork({ isOnline: () => online, clock }),
    openedLinks: { recent: () => links },
  });
});

it.each(["resume", "unlock-screen"])("rechecks on the system's %s event", (event) => {
  powerMonitor.emit(event);
  expect(onWake).toHaveBeenCalledOnce();
});

it("rechecks once when the network is back", async () => {
  online = false;
  await clock.pass(minute);
  await clock.pass(10 * minute);
  expect(onWake).not.toHaveBeenCalled();
  online = true;
  await clock.pass(10_000);
  expect(onWake).toHaveBeenCalledOnce();
  await clock.pass(minute);
  await clock.pass(minute);
  expect(onWake).toHaveBeenCalledOnce();
});

it("notices a network that comes back soon after the system woke up", async () => {
  online = false;
  powerMonitor.emit("resume");
  expect(onWake).toHaveBeenCalledTimes(1);
  online = true;
  await clock.pass(10_000);
  expect(onWake).toHaveBeenCalledTimes(2);
});

it("adds no timer when the system wakes up", () => {
  powerMonitor.emit("resume");
  powerMonitor.emit("resume");
  expect(clock.pending).toBe(1);
});

it("rechecks the opened links when the window gets the focus", () => {
  app.emit("browser-window-focus");
  expect(recheckLinkedTo).toHaveBeenCalledExactlyOnceWith(links);
});
