import { setImmediate as turn } from "node:timers/promises";

/** Until everything that waits for nothing but our doubles is done: they all answer within the microtasks of one turn. */
export async function flush(): Promise<void> {
  await turn();
  await turn();
}
