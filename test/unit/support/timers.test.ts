import type { ElectronApplication } from "@playwright/test";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Timers, takeTimers } from "../../e2e/support/timers.ts";
import { fake } from "../../support/fake.ts";

/** An app whose main process is this one. */
const here = fake<ElectronApplication>({
  evaluate: async (code: (electron: unknown, value: unknown) => unknown, value: unknown) =>
    code(undefined, value),
});

const length = 30_000;
let timers: Timers;

beforeEach(async () => {
  vi.useFakeTimers();
  timers = await takeTimers(here, length);
});
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(globalThis, "elapse");
});

it("lets the time of its own length pass, and of no other", async () => {
  const [own, other] = [vi.fn(), vi.fn()];
  setTimeout(own, length);
  setTimeout(other, length - 1);
  await timers.elapse();
  expect(own).toHaveBeenCalledOnce();
  expect(other).not.toHaveBeenCalled();
});

it("comes to an end where a timer sets the next one", async () => {
  let looks = 0;
  const look = () => {
    looks += 1;
    if (looks > 5) throw new Error("There is no end to it.");
    setTimeout(look, length);
  };
  setTimeout(look, length);
  await timers.elapse();
  expect(looks).toBe(1);
  await timers.elapse();
  expect(looks).toBe(2);
});

it("runs no timer that is over, and none that another has just stopped", async () => {
  const [over, stopped] = [vi.fn(), vi.fn()];
  setTimeout(over, length);
  vi.advanceTimersByTime(length);
  setTimeout(() => clearTimeout(last), length);
  const last = setTimeout(stopped, length);
  await timers.elapse();
  expect(over).toHaveBeenCalledOnce();
  expect(stopped).not.toHaveBeenCalled();
});
