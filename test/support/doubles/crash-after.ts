/**
 * Simulates a process that is killed after a number of durable writes. Doubles that share an
 * instance crash at the same time. Any write after the crash has no effect and never returns.
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

  /** Call this before each write. Returns false if the write must have no effect. */
  countWrite(): boolean {
    this.#left -= 1;
    if (this.isDead) this.#crash.resolve();
    return !this.isDead;
  }
}

/** A promise that never settles. Every call after the crash returns this promise. */
export const never = new Promise<never>(() => undefined);
