/** From the dialog's code to the user and all their Pages (DESIGN.md §3 step 5). */
import { z } from "zod";
import type { Problem, Result } from "../../channels/model.ts";
import type { Clock } from "../../channels/ports/clock.ts";
import type { Login, LoginRequest } from "../../channels/ports/facebook.ts";
import { failed, problem, succeeded, withoutHealth } from "../errors/problems.ts";
import type { Graph, GraphCall } from "../graph/client.ts";
import { graphId, graphName } from "../graph/schemas.ts";
import { listPages } from "../pages/list-pages.ts";
import { completePageList } from "./complete-page-list.ts";

/** Seconds: ten years, where Facebook gives sixty days. */
const longestLife = 10 * 365 * 24 * 60 * 60;

const tokenShape = z.object({
  access_token: z.string().min(1),
  /** Seconds. One beyond what a token can live is none: its date would be no date, or one that the records refuse. */
  expires_in: z.number().positive().max(longestLife).optional().catch(undefined),
});
const userShape = z.object({ id: graphId, name: graphName });
const permissionsShape = z.object({
  data: z.array(z.object({ permission: z.string(), status: z.string() })),
});

type Token = z.output<typeof tokenShape>;

export interface LoginConfig {
  readonly clock: Clock;
  /** Of Facebook Login for Business; absent: classic Login. */
  readonly configId?: string;
}

/** 4 + ⌈N/100⌉ Graph calls for N Pages, and more only where Facebook's list cannot be all. */
export async function readLogin(
  graph: Graph,
  config: LoginConfig,
  request: LoginRequest,
): Promise<Result<Login>> {
  const short = await graph.call(codeExchange(graph, request));
  if (!short.ok) return refused(exchangeProblem(short.problem));
  const long = await graph.call(longLivedExchange(graph, short.value.access_token));
  if (!long.ok) return refused(loginProblem(long.problem));
  // Reckoned before the lists are read, so never later than Facebook reckons.
  const expiry = expiryOf(long.value, config.clock);
  const found = await readAccess(graph, config, request, short.value, long.value);
  if (!found.ok) return refused(loginProblem(found.problem));
  const { user, permissions, pages } = found.value;
  return succeeded({
    user: { ...user, token: long.value.access_token, ...expiry },
    permissions,
    pages,
  });
}

/** A code is single-use, and the second use of one may cost the first its token. */
function codeExchange(graph: Graph, { code, redirectUri }: LoginRequest): GraphCall<Token> {
  return {
    method: "POST",
    path: "oauth/access_token",
    fields: {
      grant_type: "authorization_code",
      client_id: graph.appId,
      client_secret: graph.appSecret,
      redirect_uri: redirectUri,
      code,
    },
    schema: tokenShape,
    sendOnce: true,
  };
}

/** Page tokens read with a short-lived token are short-lived too (`research/meta.md` §1.4). */
function longLivedExchange(graph: Graph, shortToken: string): GraphCall<Token> {
  return {
    method: "POST",
    path: "oauth/access_token",
    fields: {
      grant_type: "fb_exchange_token",
      client_id: graph.appId,
      client_secret: graph.appSecret,
      fb_exchange_token: shortToken,
    },
    schema: tokenShape,
  };
}

async function readAccess(
  graph: Graph,
  { configId }: LoginConfig,
  request: LoginRequest,
  short: Token,
  long: Token,
) {
  const token = long.access_token;
  const access = await readPerson(graph, token);
  if (!access.ok) return access;
  const { user, permissions } = access.value;
  const pagesRequest = {
    type: request.type,
    userToken: token,
    userTokens: [token, short.access_token],
    onPages: request.onPages,
  };
  const list = await listPages(graph, pagesRequest);
  if (!list.ok) return list;
  const pages = await completePageList(graph, pagesRequest, list.value, {
    granted: permissions.granted,
    known: request.knownPages(user.id),
    forBusiness: configId !== undefined,
  });
  // Broken off, it would pass for complete.
  if (request.signal.aborted) return failed("cancelled");
  return succeeded({ user, permissions, pages });
}

async function readPerson(graph: Graph, token: string) {
  const [user, permissions] = await Promise.all([
    graph.call({
      method: "GET",
      path: "me",
      fields: { fields: "id,name" },
      token,
      schema: userShape,
    }),
    graph.call({ method: "GET", path: "me/permissions", token, schema: permissionsShape }),
  ]);
  if (!user.ok) return user;
  if (!permissions.ok) return permissions;
  return succeeded({ user: user.value, permissions: byStatus(permissions.value.data) });
}

function expiryOf(token: Token, clock: Clock): { readonly tokenExpiresAt?: string } {
  if (token.expires_in === undefined) return {};
  return { tokenExpiresAt: new Date(clock.now() + token.expires_in * 1000).toISOString() };
}

function byStatus(found: z.output<typeof permissionsShape>["data"]): Login["permissions"] {
  const names = (status: string) =>
    found.filter((entry) => entry.status === status).map((entry) => entry.permission);
  return { granted: names("granted"), declined: names("declined"), expired: names("expired") };
}

const refused = (found: Problem) => ({ ok: false, problem: found }) as const;

/** Code 100 is Facebook's word for a code that is malformed, old or not ours (`research/meta.md` §1.3). */
function exchangeProblem(found: Problem): Problem {
  const byCode = found.code === "request_refused" || found.code === "facebook_refused";
  return byCode ? problem("code_rejected", found.details) : loginProblem(found);
}

/** The table speaks of accounts; here there is only a login, seconds old. */
function loginProblem(found: Problem): Problem {
  const dead: readonly Problem["health"][] = ["reconnect", "not-granted", "lost-role", "gone"];
  return found.health !== undefined && dead.includes(found.health)
    ? problem("token_rejected", found.details)
    : withoutHealth(found);
}
