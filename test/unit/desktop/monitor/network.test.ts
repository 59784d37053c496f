import { beforeEach, expect, it } from "vitest";
import { type Network, watchNetwork } from "../../../../main/desktop/monitor/network.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";

let clock: ManualClock;
let online: boolean;
let looks: number;
let changes: boolean[];
let network: Network;
const isOnline = () => {
  looks += 1;
  return online;
};
beforeEach(() => {
  clock = new ManualClock();
  online = true;
  looks = 0;
  changes = [];
  network = watchNetwork({ isOnline, clock });
  network.onChange((now) => changes.push(now));
});

it("notices within half a minute that the network is gone", async () => {
  online = false;
  await clock.pass(30_000);
  expect(changes).toEqual([false]);
  expect(network.isOnline()).toBe(false);
});

it("notices within ten seconds that the network is back, and reports it once", async () => {
  online = false;
  await clock.pass(30_000);
  await clock.pass(10_000);
  online = true;
  await clock.pass(10_000);
  await clock.pass(30_000);
  expect(changes).toEqual([false, true]);
});

it("reports a change to every listener", () => {
  network.onChange((now) => changes.push(now));
  online = false;
  network.refresh();
  expect(changes).toEqual([false, false]);
});

it("knows from the start that there is no network", async () => {
  online = false;
  network = watchNetwork({ isOnline, clock });
  network.onChange((now) => changes.push(now));
  expect(network.isOnline()).toBe(false);
  online = true;
  await clock.pass(10_000);
  expect(changes).toEqual([true]);
});

it("checks twice a minute while online, however often it is refreshed", async () => {
  network.refresh();
  network.refresh();
  looks = 0;
  for (let second = 0; second < 60; second++) await clock.pass(1_000);
  expect(looks).toBe(2);
});
