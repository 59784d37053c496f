import type { ElectronApplication } from "@playwright/test";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { interceptTimers, type Timers } from "../../e2e/support/timers.ts";
import { fake } from "../../support/fake.ts";

/** A fake app that runs the code for the main process in the test's own process. */
const here = fake<ElectronApplication>({
  evaluate: async (code: (electron: unknown, value: unknown) => unknown, value: unknown) =>
    code(undefined, value),
});

const length = 30_000;
let timers: Timers;

beforeEach(async () => {
  vi.useFakeTimers();
  timers = await interceptTimers(here, length);
});
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(globalThis, "elapse");
});

it("fires timers of the given length and no others", async () => {
  const [matching, other] = [vi.fn(), vi.fn()];
  setTimeout(matching, length);
  setTimeout(other, length - 1);
  await timers.elapse();
  expect(matching).toHaveBeenCalledOnce();
  expect(other).not.toHaveBeenCalled();
});

it("fires a timer that restarts itself only once", async () => {
  let polls = 0;
  const poll = () => {
    polls += 1;
    if (polls > 5) throw new Error("The timer fires forever.");
    setTimeout(poll, length);
  };
  setTimeout(poll, length);
  await timers.elapse();
  expect(polls).toBe(1);
  await timers.elapse();
  expect(polls).toBe(2);
});

it("skips timers that have already fired and timers that another callback has just cleared", async () => {
  const [fired, cleared] = [vi.fn(), vi.fn()];
  setTimeout(fired, length);
  vi.advanceTimersByTime(length);
  setTimeout(() => clearTimeout(last), length);
  const last = setTimeout(cleared, length);
  await timers.elapse();
  expect(fired).toHaveBeenCalledOnce();
  expect(cleared).not.toHaveBeenCalled();
});
