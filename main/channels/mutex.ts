/** Runs an operation when all before it have ended, however they ended. */
export type InTurn = <T>(operation: () => Promise<T>) => Promise<T>;

/**
 * First come, first served. Whole operations queue, not single calls, so that nothing comes between the parts of one.
 * One that fails does not stop the next.
 */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (operation) => {
    const turn = last.then(operation, operation);
    last = turn;
    return turn;
  };
}
