/** Handles Graph calls over HTTP, unless a failure mode prevents it. */
import { appLimitReached, badParameter, serviceDown } from "../errors.ts";
import { type HttpRequest, type HttpResponse, plainText, readParams } from "../http.ts";
import { recordCall, type State } from "../state.ts";
import { isBatch, runBatch } from "./batch.ts";
import { dispatch, errorResponse } from "./dispatch.ts";
import { splitPath } from "./split-path.ts";
import type { GraphCall, GraphResponse } from "./types.ts";
import { usageHeaders } from "./usage-headers.ts";

/**
 * A response, or what happens instead. `disconnect` closes the connection, and `hang` keeps it open
 * without a response.
 */
export type GraphResult = HttpResponse | "disconnect" | "hang";

export async function handleGraph(state: State, request: HttpRequest): Promise<GraphResult> {
  const call = await readCall(request);
  switch (state.failureModes.service) {
    case "refusing":
      return "disconnect";
    case "hanging":
      return "hang";
    case "unavailable":
      return plainText(503, "Service Unavailable");
    case "html":
      return htmlPage;
    case "down":
      return toHttpResponse(errorResponse(serviceDown(), {}), call);
    case "up":
      return toHttpResponse(respond(state, call), call);
  }
}

export function recordHttpCall(state: State, { method, url }: HttpRequest): void {
  recordCall(state, { method, path: url.pathname, via: "http" });
}

function respond(state: State, call: GraphCall | undefined): GraphResponse {
  if (!call) return errorResponse(badParameter("The body of the request cannot be read"), {});
  if (state.failureModes.limits === "app") {
    return errorResponse(appLimitReached(), usageHeaders(state, call));
  }
  return isBatch(call) ? runBatch(state, call) : dispatch(state, call);
}

/** Returns undefined if Graph cannot parse the body. */
async function readCall(request: HttpRequest): Promise<GraphCall | undefined> {
  const params = await readParams(request);
  if (!params) return undefined;
  const bearer = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (bearer !== undefined && !params.has("access_token")) params.set("access_token", bearer);
  return { method: request.method, ...splitPath(request.url.pathname), params };
}

const toHttpResponse = (response: GraphResponse, call: GraphCall | undefined): HttpResponse => ({
  status: response.status,
  headers: {
    "content-type": "application/json; charset=UTF-8",
    "cache-control": "private, no-cache, no-store, must-revalidate",
    ...(call?.version ? { "facebook-api-version": call.version } : {}),
    ...response.headers,
  },
  body: JSON.stringify(response.body),
});

/** The response of a simulated proxy or captive portal, which sends HTML with HTTP 200. */
const htmlPage: HttpResponse = {
  status: 200,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: "<!doctype html><title>Sorry</title><h1>Something went wrong</h1>",
};
