export interface Mutex {
  /** Runs `operation` once all earlier ones have finished, whether they succeeded or failed. */
  readonly run: <T>(operation: () => Promise<T>) => Promise<T>;
}

/** First come, first served. */
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
