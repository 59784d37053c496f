import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  type ClickDelay,
  clickDelay,
  createClickDelay,
} from "../../../../renderer/web-apps/click-delay.ts";

let window: EventTarget;
let delay: ClickDelay;
let onChange: ReturnType<typeof vi.fn<() => void>>;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  window = new EventTarget();
  delay = createClickDelay(window);
  onChange = vi.fn<() => void>();
  stop = delay.subscribe(onChange);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTime(ms);

it("ignores clicks for a second after the button appeared", () => {
  pass(clickDelay - 1);
  expect(delay.isOver()).toBe(false);
  onChange.mockClear();
  pass(1);
  expect(delay.isOver()).toBe(true);
  expect(onChange).toHaveBeenCalledOnce();
});

it("ignores clicks for another second when the window gets the focus", () => {
  pass(clickDelay);
  window.dispatchEvent(new Event("focus"));
  expect(delay.isOver()).toBe(false);
  pass(clickDelay - 1);
  expect(delay.isOver()).toBe(false);
  pass(1);
  expect(delay.isOver()).toBe(true);
});

it("ignores clicks for as long as another window has the focus", () => {
  pass(clickDelay / 2);
  window.dispatchEvent(new Event("blur"));
  pass(clickDelay * 10);
  expect(delay.isOver()).toBe(false);
  window.dispatchEvent(new Event("focus"));
  pass(clickDelay);
  expect(delay.isOver()).toBe(true);
});

it("starts again from the last restart", () => {
  pass(clickDelay - 1);
  delay.restart();
  pass(clickDelay - 1);
  expect(delay.isOver()).toBe(false);
  pass(1);
  expect(delay.isOver()).toBe(true);
});

it("stops when the button is gone", () => {
  stop();
  onChange.mockClear();
  window.dispatchEvent(new Event("focus"));
  pass(clickDelay);
  expect(onChange).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
