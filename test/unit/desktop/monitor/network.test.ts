import { beforeEach, expect, it } from "vitest";
import { type Network, watchNetwork } from "../../../../main/desktop/monitor/network.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";

let clock: ManualClock;
let online: boolean;
let looks: number;
let told: boolean[];
let network: Network;
const isOnline = () => {
  looks += 1;
  return online;
};
beforeEach(() => {
  clock = new ManualClock();
  online = true;
  looks = 0;
  told = [];
  network = watchNetwork({ isOnline, clock });
  network.onChange((now) => told.push(now));
});

it("notices within half a minute that there is no network, although nobody tells of it", async () => {
  online = false;
  await clock.pass(30_000);
  expect(told).toEqual([false]);
  expect(network.isOnline()).toBe(false);
});

it("notices within ten seconds that there is one again, and tells of it once", async () => {
  online = false;
  await clock.pass(30_000);
  await clock.pass(10_000);
  online = true;
  await clock.pass(10_000);
  await clock.pass(30_000);
  expect(told).toEqual([false, true]);
});

it("tells all who listen, and each the same", () => {
  network.onChange((now) => told.push(now));
  online = false;
  network.refresh();
  expect(told).toEqual([false, false]);
});

it("knows from the beginning that there is none", async () => {
  online = false;
  network = watchNetwork({ isOnline, clock });
  network.onChange((now) => told.push(now));
  expect(network.isOnline()).toBe(false);
  online = true;
  await clock.pass(10_000);
  expect(told).toEqual([true]);
});

it("looks twice a minute while there is one, however often it is asked to look", async () => {
  network.refresh();
  network.refresh();
  looks = 0;
  for (let second = 0; second < 60; second++) await clock.pass(1_000);
  expect(looks).toBe(2);
});
