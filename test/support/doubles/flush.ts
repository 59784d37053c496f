import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Waits for pending work that depends only on doubles. Doubles answer within one turn of the event
 * loop.
 */
export async function flush(): Promise<void> {
  await nextTurn();
  await nextTurn();
}
