/**
 * A process that is killed after a number of lasting writes: whatever shares it shares the moment of death.
 * The write after the last one neither takes effect nor returns.
 */
export class CrashAfter {
  #left: number;
  readonly #end = Promise.withResolvers<void>();

  constructor(writes = Number.POSITIVE_INFINITY) {
    this.#left = writes;
  }

  /** Resolves at death. */
  get crashed(): Promise<void> {
    return this.#end.promise;
  }

  get isDead(): boolean {
    return this.#left < 0;
  }

  /** One write; false: dead, and nothing may change any more. */
  countWrite(): boolean {
    this.#left -= 1;
    if (this.isDead) this.#end.resolve();
    return !this.isDead;
  }
}

/** What a dead process answers. */
export const never = new Promise<never>(() => undefined);
