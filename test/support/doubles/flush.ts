import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Waits for pending work that depends only on doubles. One turn of the event loop is enough,
 * because doubles answer within it.
 */
export async function flush(): Promise<void> {
  await nextTurn();
  await nextTurn();
}
