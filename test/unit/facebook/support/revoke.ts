import { createTestFacebook, type Reply, type Responder, startGraph } from "./graph.ts";

export const user = { id: "10", token: "EAAuser" };

/** Calls `revoke`, which is the simplest operation because it makes only one request. */
export async function revokeAt(respond: Responder) {
  const graph = await startGraph(respond);
  const facebook = createTestFacebook(graph.origin);
  return { result: await facebook.revoke(user), graph, clock: facebook.clock };
}

export const inOrder = (...replies: readonly Reply[]): Responder => {
  let next = 0;
  return () => replies[Math.min(next++, replies.length - 1)] ?? {};
};
