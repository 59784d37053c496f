import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Waits for all work that depends on doubles only: they answer within one turn of the event loop.
 */
export async function flush(): Promise<void> {
  await nextTurn();
  await nextTurn();
}
