import type { Clock } from "../../../main/channels/ports/clock.ts";
import { flush } from "./flush.ts";

/** Time that passes only when told to. */
export class ManualClock implements Clock {
  #now = Date.parse("2026-11-22T10:00:00.000Z");
  readonly #timers = new Set<{ at: number; readonly callback: () => void }>();

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  get pending(): number {
    return this.#timers.size;
  }

  /** Passes the time at once, and starts what was due. */
  advance(ms: number): void {
    this.#now += ms;
    for (const timer of [...this.#timers].filter(({ at }) => at <= this.#now)) {
      this.#timers.delete(timer);
      timer.callback();
    }
  }

  /** The system's clock is set, forwards or backwards: timers run on as they would have. */
  jump(ms: number): void {
    this.#now += ms;
    for (const timer of this.#timers) timer.at += ms;
  }

  /** Lets what was started come to rest, passes the time, and lets what was due come to rest. */
  async pass(ms: number): Promise<void> {
    await flush();
    this.advance(ms);
    await flush();
  }
}
