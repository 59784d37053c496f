/** Graph over HTTP: the service's own troubles first, then the call or the batch. */
import { appLimitReached, badParameter, serviceDown } from "../errors.ts";
import { plain, type Received, type Reply, readParams } from "../http.ts";
import { recordCall, type World } from "../state.ts";
import { isBatch, runBatch } from "./batch.ts";
import { dispatch, refusal } from "./dispatch.ts";
import { splitPath } from "./path.ts";
import type { GraphAnswer, GraphCall } from "./types.ts";
import { usageHeaders } from "./usage.ts";

/** `cut`: end the connection without a word. `silence`: keep it, and say nothing. */
export type GraphOutcome = Reply | "cut" | "silence";

export async function answerGraph(world: World, received: Received): Promise<GraphOutcome> {
  const call = await readCall(received);
  switch (world.behaviour.service) {
    case "refusing":
      return "cut";
    case "hanging":
      return "silence";
    case "unavailable":
      return plain(503, "Service Unavailable");
    case "html":
      return htmlInstead;
    case "down":
      return toReply(refusal(serviceDown(), {}), call);
    case "up":
      return toReply(serve(world, call), call);
  }
}

export function recordHttp(world: World, { method, url }: Received): void {
  recordCall(world, { method, path: url.pathname, via: "http" });
}

function serve(world: World, call: GraphCall | undefined): GraphAnswer {
  if (!call) return refusal(badParameter("The body of the request cannot be read"), {});
  if (world.behaviour.limits === "app")
    return refusal(appLimitReached(), usageHeaders(world, call));
  return isBatch(call) ? runBatch(world, call) : dispatch(world, call);
}

/** Undefined: the body is none that Graph reads. */
async function readCall(received: Received): Promise<GraphCall | undefined> {
  const params = await readParams(received);
  if (!params) return undefined;
  const bearer = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(received.headers.authorization ?? "")?.[1];
  if (bearer !== undefined && !params.has("access_token")) params.set("access_token", bearer);
  return { method: received.method, ...splitPath(received.url.pathname), params };
}

const toReply = (answer: GraphAnswer, call: GraphCall | undefined): Reply => ({
  status: answer.status,
  headers: {
    "content-type": "application/json; charset=UTF-8",
    "cache-control": "private, no-cache, no-store, must-revalidate",
    ...(call?.version ? { "facebook-api-version": call.version } : {}),
    ...answer.headers,
  },
  body: JSON.stringify(answer.body),
});

/** As from a proxy or a captive portal: status 200, and no JSON. */
const htmlInstead: Reply = {
  status: 200,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: "<!doctype html><title>Sorry</title><h1>Something went wrong</h1>",
};
