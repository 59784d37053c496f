/**
 * Simulates a process that is killed after a number of durable writes. Doubles that share one crash
 * together. The write after the last one has no effect and never returns.
 */
export class CrashAfter {
  #left: number;
  readonly #crash = Promise.withResolvers<void>();

  constructor(writes = Number.POSITIVE_INFINITY) {
    this.#left = writes;
  }

  /** Resolves when the process crashes. */
  get crashed(): Promise<void> {
    return this.#crash.promise;
  }

  get isDead(): boolean {
    return this.#left < 0;
  }

  /** Call before a write. Returns false if it must have no effect. */
  countWrite(): boolean {
    this.#left -= 1;
    if (this.isDead) this.#crash.resolve();
    return !this.isDead;
  }
}

/** What a dead process returns. */
export const never = new Promise<never>(() => undefined);
