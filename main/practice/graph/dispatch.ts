/** Graph's table of endpoints: one call in, one answer out, whatever goes wrong. */
import {
  errorBody,
  GraphError,
  noActiveToken,
  noSuchField,
  noSuchObject,
  noToken,
  unknownPath,
} from "../errors.ts";
import type { World } from "../state.ts";
import { authenticate } from "./authenticate.ts";
import { readBusiness, readBusinesses, readClientPages, readOwnedPages } from "./businesses.ts";
import { readConversations } from "./conversations.ts";
import { debugToken } from "./debug-token.ts";
import { accessToken } from "./oauth.ts";
import { readPage } from "./page-node.ts";
import { checkProof } from "./proof.ts";
import { resolveNode } from "./resolve.ts";
import { readSubscriptions, subscribe, unsubscribe } from "./subscriptions.ts";
import type {
  BusinessNode,
  Caller,
  GraphAnswer,
  GraphCall,
  GraphNode,
  Handler,
  PageNode,
  UserNode,
} from "./types.ts";
import { usageHeaders } from "./usage.ts";
import { deletePermissions, readAccounts, readPermissions, readUser } from "./users.ts";

type Table<Node> = Readonly<Record<string, Readonly<Record<string, Handler<Node>>>>>;

type Endpoint = (world: World, call: GraphCall) => unknown;

/** Of no node: by path, then method. */
const endpoints: Readonly<Record<string, Readonly<Record<string, Endpoint>>>> = {
  "oauth/access_token": { GET: accessToken, POST: accessToken },
  debug_token: { GET: (world, call) => debugToken(world, call, callerOf(world, call)) },
};

/** By edge (empty: the node itself), then method. */
const userEdges: Table<UserNode> = {
  "": { GET: readUser },
  accounts: { GET: readAccounts },
  businesses: { GET: readBusinesses },
  permissions: { GET: readPermissions, DELETE: deletePermissions },
};

const pageEdges: Table<PageNode> = {
  "": { GET: readPage },
  conversations: { GET: readConversations },
  subscribed_apps: { GET: readSubscriptions, POST: subscribe, DELETE: unsubscribe },
};

const businessEdges: Table<BusinessNode> = {
  "": { GET: readBusiness },
  owned_pages: { GET: readOwnedPages },
  client_pages: { GET: readClientPages },
};

export function dispatch(world: World, call: GraphCall): GraphAnswer {
  try {
    return answer(200, route(world, call), usageHeaders(world, call));
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return refusal(error, usageHeaders(world, call));
  }
}

export const refusal = (
  { fault }: GraphError,
  headers: Readonly<Record<string, string>>,
): GraphAnswer =>
  answer(fault.status, errorBody(fault), {
    ...headers,
    ...(fault.code === 190
      ? { "www-authenticate": 'OAuth "Facebook Platform" "invalid_token"' }
      : {}),
  });

const answer = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): GraphAnswer => ({ status, body, headers });

function route(world: World, call: GraphCall): unknown {
  const path = call.path.join("/");
  const methods = Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
  if (methods) return byMethod(methods, call)(world, call);
  const [id, edge = ""] = call.path;
  if (id === undefined || !isEdge(call)) throw unknownPath(path);

  return answerNode(world, call, edge, resolveNode(world, call, id, callerOf(world, call)));
}

function answerNode(world: World, call: GraphCall, edge: string, node: GraphNode): unknown {
  switch (node.kind) {
    case "user":
      return handlerOf(userEdges, call, edge, "User")(world, call, node);
    case "page":
      return handlerOf(pageEdges, call, edge, "Page")(world, call, node);
    case "business":
      return handlerOf(businessEdges, call, edge, "Business")(world, call, node);
  }
}

/** An edge of some kind of node; only a permission to delete may stand behind it. */
const isEdge = ({ method, path: [, edge = "", rest, ...more] }: GraphCall): boolean =>
  more.length === 0 &&
  (rest === undefined || (edge === "permissions" && method === "DELETE")) &&
  [userEdges, pageEdges, businessEdges].some((edges) => Object.hasOwn(edges, edge));

function handlerOf<Node>(
  table: Table<Node>,
  call: GraphCall,
  edge: string,
  nodeName: string,
): Handler<Node> {
  const methods = Object.hasOwn(table, edge) ? table[edge] : undefined;
  if (!methods) throw noSuchField(edge, nodeName);
  return byMethod(methods, call);
}

function byMethod<T>(methods: Readonly<Record<string, T>>, call: GraphCall): T {
  const handler = Object.hasOwn(methods, call.method) ? methods[call.method] : undefined;
  if (!handler) throw noSuchObject(call.method, call.path[0] ?? "");
  return handler;
}

function callerOf(world: World, call: GraphCall): Caller {
  const token = call.params.get("access_token");
  if (!token) throw call.path[0] === "me" ? noActiveToken() : noToken();
  checkProof(world, token, call.params);
  return authenticate(world, token);
}
