import { EventEmitter } from "node:events";
import type { PowerMonitor } from "electron";
import { beforeEach, expect, it } from "vitest";
import { watchNetwork } from "../../../../main/desktop/monitor/network.ts";
import { watchWakeups } from "../../../../main/desktop/monitor/wakeups.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";

const minute = 60_000;

let power: EventEmitter;
let clock: ManualClock;
let online: boolean;
let woken: number;
beforeEach(() => {
  power = new EventEmitter();
  clock = new ManualClock();
  online = true;
  woken = 0;
  watchWakeups({
    power: power as unknown as PowerMonitor,
    network: watchNetwork({ isOnline: () => online, clock }),
    onWake: () => {
      woken += 1;
    },
  });
});

it.each(["resume", "unlock-screen"])("tells of the system's %s", (event) => {
  power.emit(event);
  expect(woken).toBe(1);
});

it("tells when the network is back, and once", async () => {
  online = false;
  await clock.pass(minute);
  await clock.pass(10 * minute);
  expect(woken).toBe(0);
  online = true;
  await clock.pass(10_000);
  expect(woken).toBe(1);
  await clock.pass(minute);
  await clock.pass(minute);
  expect(woken).toBe(1);
});

it("sees a network that comes back soon after the system woke up", async () => {
  online = false;
  power.emit("resume");
  expect(woken).toBe(1);
  online = true;
  await clock.pass(10_000);
  expect(woken).toBe(2);
});

it("looks no oftener at the network because the system woke up", () => {
  power.emit("resume");
  power.emit("resume");
  expect(clock.pending).toBe(1);
});
