/** Finds the endpoint for a call and turns its result or its error into a response. */
import {
  errorBody,
  GraphError,
  noActiveToken,
  noSuchField,
  noSuchObject,
  noToken,
  unknownPath,
} from "../errors.ts";
import type { State } from "../state.ts";
import { authenticate } from "./authenticate.ts";
import {
  businessEndpoints,
  openEndpoints,
  pageEndpoints,
  tokenEndpoints,
  userEndpoints,
} from "./endpoints/index.ts";
import { checkProof } from "./proof.ts";
import { resolveNode } from "./resolve-node.ts";
import type { Caller, GraphCall, GraphNode, GraphResponse } from "./types.ts";
import { usageHeaders } from "./usage-headers.ts";

export function dispatch(state: State, call: GraphCall): GraphResponse {
  const headers = usageHeaders(state, call);
  try {
    return { status: 200, body: route(state, call), headers };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return errorResponse(error, headers);
  }
}

export const errorResponse = (
  error: GraphError,
  headers: GraphResponse["headers"],
): GraphResponse => ({
  status: error.details.status,
  body: errorBody(error),
  headers: {
    ...headers,
    ...(error.details.code === 190
      ? { "www-authenticate": 'OAuth "Facebook Platform" "invalid_token"' }
      : {}),
  },
});

function route(state: State, call: GraphCall): unknown {
  const path = call.path.join("/");
  const open = ownValue(openEndpoints, path);
  if (open) return byMethod(open, call)(state, call);
  const withToken = ownValue(tokenEndpoints, path);
  if (withToken) return byMethod(withToken, call)(state, call, callerOf(state, call));

  const [id, edge] = call.path;
  if (id === undefined || !hasKnownEdge(call)) throw unknownPath(path);
  return callNode(state, call, edge, resolveNode(state, call, id, callerOf(state, call)));
}

function callNode(
  state: State,
  call: GraphCall,
  edge: string | undefined,
  node: GraphNode,
): unknown {
  switch (node.kind) {
    case "user":
      return handlerOf(userEndpoints, ["me", edge], call, "User")(state, call, node);
    case "page":
      return handlerOf(pageEndpoints, ["{page}", edge], call, "Page")(state, call, node);
    case "business":
      return handlerOf(
        businessEndpoints,
        ["{business}", edge],
        call,
        "Business",
      )(state, call, node);
  }
}

/** Only DELETE accepts a segment after the edge. This segment names the permission to remove. */
const hasKnownEdge = ({ method, path: [, edge, permission, ...rest] }: GraphCall): boolean =>
  rest.length === 0 &&
  (permission === undefined || (edge === "permissions" && method === "DELETE")) &&
  [
    ownValue(userEndpoints, pathOf(["me", edge])),
    ownValue(pageEndpoints, pathOf(["{page}", edge])),
    ownValue(businessEndpoints, pathOf(["{business}", edge])),
  ].some((methods) => methods !== undefined);

type NodePath = readonly [node: string, edge: string | undefined];

const pathOf = ([node, edge]: NodePath): string => (edge === undefined ? node : `${node}/${edge}`);

function handlerOf<H>(
  endpoints: Readonly<Record<string, Readonly<Record<string, H>>>>,
  path: NodePath,
  call: GraphCall,
  nodeName: string,
): H {
  const methods = ownValue(endpoints, pathOf(path));
  if (!methods) throw noSuchField(path[1] ?? "", nodeName);
  return byMethod(methods, call);
}

function byMethod<H>(methods: Readonly<Record<string, H>>, call: GraphCall): H {
  const handler = ownValue(methods, call.method);
  if (!handler) throw noSuchObject(call.method, call.path[0] ?? "");
  return handler;
}

/** Ignores inherited properties such as `constructor`. */
const ownValue = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function callerOf(state: State, call: GraphCall): Caller {
  const token = call.params.get("access_token");
  if (!token) throw call.path[0] === "me" ? noActiveToken() : noToken();
  checkProof(state, token, call.params);
  return authenticate(state, token);
}
