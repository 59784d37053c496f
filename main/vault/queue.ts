/** Runs an operation when all before it have ended, however they ended. */
export type InTurn = <T>(operation: () => Promise<T>) => Promise<T>;

/**
 * First come, first served. Whole operations queue, not single calls, so that no other write comes between a write and
 * its reading back.
 */
export function openQueue(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (operation) => {
    const mine = last.then(operation, operation);
    last = mine;
    return mine;
  };
}
