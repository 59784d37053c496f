import type { Clock } from "../../../main/channels/ports/clock.ts";
import { flush } from "./flush.ts";

/** A clock whose time passes only when a test calls `advance`, `jump` or `pass`. */
export class ManualClock implements Clock {
  #now = Date.parse("2026-11-22T10:00:00.000Z");
  #monotonic = 0;
  readonly #timers = new Set<{ at: number; readonly callback: () => void }>();

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** The number of running timers. */
  get pending(): number {
    return this.#timers.size;
  }

  /**
   * Moves the clock forward by `ms` milliseconds and runs the timers that are due by then, once
   * each.
   */
  advance(ms: number): void {
    this.#now += ms;
    this.#monotonic += ms;
    for (const timer of [...this.#timers].filter(({ at }) => at <= this.#now)) {
      this.#timers.delete(timer);
      timer.callback();
    }
  }

  /**
   * Sets the system clock forward, or back if `ms` is negative. Does not affect the monotonic clock
   * and running timers. A computer that sleeps on Linux does the same.
   */
  jump(ms: number): void {
    this.#now += ms;
    for (const timer of this.#timers) timer.at += ms;
  }

  /** Does the same as `advance`, but waits for pending work before and after. */
  async pass(ms: number): Promise<void> {
    await flush();
    this.advance(ms);
    await flush();
  }
}
