import type { Problem, Result } from "../channels/model.ts";
import type { Clock } from "../channels/ports/clock.ts";
import type { FacebookPort } from "../channels/ports/facebook.ts";
import { failed, succeeded } from "./errors/problems.ts";
import { createClient, type Graph, type Log } from "./graph/client.ts";
import type { RateLimitPause } from "./graph/retry.ts";
import { dialogUrl } from "./login/dialog.ts";
import { readLoginDetails } from "./login/login-details.ts";
import { readLogin } from "./login/read-login.ts";
import {
  readTestLogin,
  type TestLoginRequest,
  type TestLoginResult,
} from "./login/read-test-login.ts";
import { revoke } from "./login/revoke.ts";
import { createLinks, type LinksConfig } from "./meta-links.ts";
import type { ResolveProxy } from "./network/routes.ts";
import { checkPages, failAllChecks } from "./pages/check-pages.ts";
import { failAllSubscriptions, subscribe, unsubscribe } from "./pages/subscriptions.ts";

export { callbackProblem } from "./login/callback-problem.ts";

export interface FacebookConfig extends LinksConfig {
  /** The scheme, host and port of the login dialog. */
  readonly dialogOrigin: string;
  /** The scheme, host and port of the Graph API. */
  readonly graphOrigin: string;
  /** The version of the Graph API, such as `v26.0`. */
  readonly version: string;
  /** The configuration id for Facebook Login for Business. If absent, classic Login is used. */
  readonly configId?: string;
  /** Returns the app secret. Called once per operation; may throw. */
  readonly appSecret: () => Promise<string> | string;
  readonly clock: Clock;
  /** Asks the system for proxies. If absent, only the environment's proxies are used. */
  readonly resolveProxy?: ResolveProxy;
  /**
   * Returns a number from 0 (inclusive) to 1 (exclusive), like `Math.random`. Used to add jitter to
   * retry delays.
   */
  readonly random?: () => number;
  readonly log?: Log;
  /** Called when the result of `reachability` has changed. */
  readonly onReachabilityChange?: () => void;
}

export interface Facebook extends FacebookPort {
  /** Finds out what a login gives to the Meta app. The login is used for nothing else. */
  readTestLogin(request: TestLoginRequest): Promise<Result<TestLoginResult>>;
  /** Cancels every call in progress and closes all connections. */
  close(): void;
}

/**
 * The longest pause for a rate limit during a login, in milliseconds. The limit is short, because
 * the user is waiting and the login flow ends after ten minutes.
 */
const maxLoginPause = 5 * 60_000;

/**
 * Creates the connection to Facebook. Its methods return problems instead of throwing. Only
 * `dialogUrl` can throw, if the origin is malformed. A problem contains neither secrets nor the
 * URLs of requests.
 */
export function createFacebook(config: FacebookConfig): Facebook {
  const client = createClient({ random: Math.random, ...config });
  const closing = new AbortController();

  /**
   * Runs an operation. Turns an error into a problem and drops the error's message, which may
   * contain a secret.
   */
  async function runOperation<T>(
    own: AbortSignal | undefined,
    work: (graph: Graph, signal: AbortSignal) => Promise<Result<T>>,
    rateLimitPause?: RateLimitPause,
  ): Promise<Result<T>> {
    const signal = own ? AbortSignal.any([own, closing.signal]) : closing.signal;
    if (signal.aborted) return failed("cancelled");
    const secret = await readSecret(config.appSecret);
    if (!secret.ok) return secret;
    try {
      return await work(
        client.forOperation({ appSecret: secret.value, signal, rateLimitPause }),
        signal,
      );
    } catch {
      return failed(signal.aborted ? "cancelled" : "unexpected");
    }
  }

  /**
   * Runs an operation on many subjects. If the operation as a whole fails, returns its failure for
   * every subject.
   */
  async function runBatchOperation<R>(
    own: AbortSignal,
    work: (graph: Graph) => Promise<readonly R[]>,
    failAll: (problem: Problem) => readonly R[],
  ): Promise<readonly R[]> {
    const results = await runOperation(own, async (graph) => succeeded(await work(graph)));
    return results.ok ? results.value : failAll(results.problem);
  }

  return {
    appId: config.appId,
    reachability: client.reachability,
    dialogUrl: (request) => dialogUrl(config, request),
    readLogin: (request) =>
      runOperation(
        request.signal,
        (graph, signal) => readLogin(graph, config, { ...request, signal }),
        { maxMs: maxLoginPause, onPause: request.onPause },
      ),
    readTestLogin: (request) =>
      runOperation(request.signal, (graph, signal) =>
        readTestLogin(graph, config, { ...request, signal }),
      ),
    check: (requests, signal) =>
      runBatchOperation(
        signal,
        (graph) => checkPages(graph, requests),
        (problem) => failAllChecks(requests, problem),
      ),
    readDetails: (request, signal) =>
      runOperation(signal, (graph) => readLoginDetails(graph, request)),
    ...createLinks(config),
    subscribe: (requests, signal) =>
      runBatchOperation(
        signal,
        (graph) => subscribe(graph, requests),
        (problem) => failAllSubscriptions(requests, problem),
      ),
    unsubscribe: (pages, signal) =>
      runBatchOperation(
        signal,
        (graph) => unsubscribe(graph, pages),
        (problem) => failAllSubscriptions(pages, problem),
      ),
    revoke: (user) => runOperation(undefined, (graph) => revoke(graph, user)),
    close() {
      closing.abort();
      client.close();
    },
  };
}

async function readSecret(appSecret: FacebookConfig["appSecret"]): Promise<Result<string>> {
  try {
    const secret = await appSecret();
    return secret === "" ? failed("app_secret_unavailable") : succeeded(secret);
  } catch {
    return failed("app_secret_unavailable");
  }
}
