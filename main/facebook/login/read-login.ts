import { z } from "zod";
import type { Problem, Result } from "../../channels/model.ts";
import type { Clock } from "../../channels/ports/clock.ts";
import type { Login, LoginRequest } from "../../channels/ports/facebook.ts";
import { failed, failure, problem, succeeded, withoutHealth } from "../errors/problems.ts";
import type { GraphCall } from "../graph/call.ts";
import type { Graph } from "../graph/client.ts";
import { graphId, graphName, graphTerm, graphToken, listOf } from "../graph/schemas.ts";
import { listPages } from "../pages/list-pages.ts";
import { completePageList } from "./complete-page-list.ts";

/** The maximum plausible lifetime of a token, in seconds. Meta's tokens expire after 60 days. */
const maxTokenLifetime = 10 * 365 * 24 * 60 * 60;

const tokenSchema = z.object({
  access_token: graphToken,
  /**
   * The lifetime in seconds. An implausible value is ignored, because it could result in an invalid
   * date.
   */
  expires_in: z.number().positive().max(maxTokenLifetime).optional().catch(undefined),
});
const userSchema = z
  .object({ id: graphId, name: graphName.catch("") })
  .transform(({ id, name }) => ({ id, name: name || id }));
const permissionsSchema = z.object({
  data: listOf(z.object({ permission: graphTerm, status: graphTerm })),
});

type Token = z.output<typeof tokenSchema>;

export interface LoginConfig {
  readonly clock: Clock;
  /** The configuration id for Facebook Login for Business. If absent, classic Login was used. */
  readonly configId?: string;
}

/**
 * Exchanges the dialog's code for a token, then reads the user, the permissions and the Pages.
 * Makes 4 + ⌈N/100⌉ Graph calls for N Pages, and more only if Meta's list may be incomplete.
 */
export async function readLogin(
  graph: Graph,
  config: LoginConfig,
  request: LoginRequest,
): Promise<Result<Login>> {
  const short = await exchangeCode(graph, request);
  if (!short.ok) return short;
  const long = await graph.call(longLivedExchange(graph, short.value.access_token));
  if (!long.ok) return failure(loginProblem(long.problem));
  // Compute the expiry before reading the Pages, because the token's lifetime counts from now.
  const expiry = expiryOf(long.value, config.clock);
  const found = await readAccess(graph, config, request, short.value, long.value);
  if (!found.ok) return failure(loginProblem(found.problem));
  const { user, permissions, pages } = found.value;
  return succeeded({
    user: { ...user, token: long.value.access_token, ...expiry },
    permissions,
    pages,
  });
}

/**
 * Exchanges the code for a token. The call is sent only once, because using a code twice fails and
 * may even invalidate its token.
 */
export async function exchangeCode(
  graph: Graph,
  { code, redirectUri }: Pick<LoginRequest, "code" | "redirectUri">,
): Promise<Result<Token>> {
  const token = await graph.call({
    method: "POST",
    path: "oauth/access_token",
    fields: {
      grant_type: "authorization_code",
      client_id: graph.appId,
      client_secret: graph.appSecret,
      redirect_uri: redirectUri,
      code,
    },
    schema: tokenSchema,
    sendOnce: true,
  });
  return token.ok ? token : failure(exchangeProblem(token.problem));
}

/**
 * Exchanges the short-lived token for a long-lived one, because with a short-lived user token Meta
 * would return only short-lived Page tokens (docs/research/meta.md §1.4).
 */
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
    schema: tokenSchema,
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
  const access = await readUserAndPermissions(graph, token);
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
  // Fail after a cancellation, because the list that `completePageList` returns may then be
  // incomplete.
  if (request.signal.aborted) return failed("cancelled");
  // Don't say that the user has no Pages if their list could not be understood.
  if (pages.length === 0 && !list.value.complete) return failed("facebook_unexpected");
  return succeeded({ user, permissions, pages });
}

/** Reads the user and the status of each permission. */
export async function readUserAndPermissions(graph: Graph, token: string) {
  const [user, permissions] = await Promise.all([
    graph.call({
      method: "GET",
      path: "me",
      fields: { fields: "id,name" },
      token,
      schema: userSchema,
    }),
    graph.call({ method: "GET", path: "me/permissions", token, schema: permissionsSchema }),
  ]);
  if (!user.ok) return user;
  if (!permissions.ok) return permissions;
  const { items, skipped } = permissions.value.data;
  if (skipped > 0) graph.log("facebook.items-skipped", { list: "permissions", skipped });
  return succeeded({ user: user.value, permissions: byStatus(items) });
}

function expiryOf(token: Token, clock: Clock): { readonly tokenExpiresAt?: string } {
  if (token.expires_in === undefined) return {};
  return { tokenExpiresAt: new Date(clock.now() + token.expires_in * 1000).toISOString() };
}

function byStatus(
  found: z.output<typeof permissionsSchema>["data"]["items"],
): Login["permissions"] {
  const names = (status: string) =>
    found.filter((entry) => entry.status === status).map((entry) => entry.permission);
  return { granted: names("granted"), declined: names("declined"), expired: names("expired") };
}

/**
 * Turns a refusal into a problem with the code. Meta refuses a code that is malformed, too old or
 * issued to another app (docs/research/meta.md §1.3).
 */
function exchangeProblem(found: Problem): Problem {
  const isRefusal = found.code === "request_refused" || found.code === "facebook_refused";
  return isRefusal ? problem("code_rejected", found.details) : loginProblem(found);
}

/**
 * Turns a problem with an account into a problem with the login, because a login has no account
 * yet.
 */
export function loginProblem(found: Problem): Problem {
  switch (found.health) {
    case "reconnect":
    case "not-granted":
    case "lost-role":
      return problem("token_rejected", found.details);
    case "gone":
      // Meta reports a missing permission as a missing object.
      return problem(
        found.details?.graphCode === 190 ? "login_as_page" : "login_not_permitted",
        found.details,
      );
    case "permission":
      return found.responsible === "user"
        ? problem("login_not_permitted", found.details)
        : withoutHealth(found);
    default:
      return withoutHealth(found);
  }
}
