export interface Mutex {
  /** Runs `operation` once all earlier ones have finished, whether they succeeded or failed. */
  readonly run: <T>(operation: () => Promise<T>) => Promise<T>;
}

/** Creates a mutex that runs operations in the order of the calls. */
export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(operation) {
      const turn = last.then(operation, operation);
      last = turn;
      return turn;
    },
  };
}
