import type { Problem, Result } from "../channels/model.ts";
import type { Clock } from "../channels/ports/clock.ts";
import { serverTexts } from "../i18n/server.ts";
import { type AppDeps, createApp } from "./app.ts";
import { canonicalHost } from "./guard/rules.ts";
import { isOwnUser, type UserCheck } from "./guard/socket-owner.ts";
import { createHttpsWarning } from "./https-warning.ts";
import { type ConnectionLimits, type LoopbackServers, listenOnLoopback } from "./listen.ts";
import { createRateLimitedLog } from "./rate-limited-log.ts";
import { handleRequests } from "./request-handling.ts";
import { createSessions } from "./sessions.ts";
import { createSignInTickets, type SignInTarget } from "./sign-in-tickets.ts";
import { createAppSessions } from "./web-apps/app-sessions.ts";

export interface ListenOptions {
  /** The TCP port, or 0 for any free port. */
  readonly port: number;
  /** Whether to use any free port if `port` is taken. Set in practice mode. */
  readonly anyPort: boolean;
  /** Only for tests, which cannot wait as long as the default limits. */
  readonly limits?: ConnectionLimits;
}

export interface BackendDeps extends AppDeps {
  readonly clock: Clock;
  /** Defaults to `isOwnUser` in guard/socket-owner.ts. */
  readonly isOwnUser?: UserCheck;
}

export interface Backend {
  readonly port: number;
  /** The only origin on which sessions work: `http://localhost:PORT`. */
  readonly origin: string;
  /**
   * Returns a secret URL. It signs in the first browser that opens it within 60 seconds, and
   * redirects that browser to `target.path`.
   */
  signInUrl(target: SignInTarget): string;
  /**
   * Ends all sessions and stops responding at once, so that another backend can respond on the same
   * port. Resolves when the requests in progress have been answered or dropped, which takes up to
   * two seconds. The port stays open until `LoopbackServers.close`.
   */
  close(): Promise<void>;
}

/** Listens on both loopback addresses. Fails with `port_taken` if another program has the port. */
export async function listen({
  port,
  anyPort,
  limits,
}: ListenOptions): Promise<Result<LoopbackServers>> {
  const first = await listenOnLoopback(port, limits);
  const result = first.status === "taken" && anyPort ? await listenOnLoopback(0, limits) : first;
  return result.status === "listening"
    ? { ok: true, value: result.loopback }
    : { ok: false, problem: portTaken(port) };
}

/**
 * Starts to respond to requests. Call it in the same turn of the event loop in which `listen`
 * resolves, before a request can arrive.
 */
export function serve({ port, servers }: LoopbackServers, deps: BackendDeps): Backend {
  const tickets = createSignInTickets(deps.clock);
  const sessions = createSessions({ ...deps, cookieName: `pagekeeper.sid.${port}` });
  const appSessions = createAppSessions(deps.clock, port);
  deps.webApps.onRemoved((origin) => {
    appSessions.end(origin);
    deps.flows.endFlowsOf(origin);
  });
  const log = createRateLimitedLog(deps.log, deps.clock);
  const httpsWarning = createHttpsWarning({ ...deps, tickets });
  const app = createApp({ isOwnUser, ...deps, log, port, tickets, sessions, appSessions });
  const stopHandling = handleRequests(servers, {
    onRequest: app,
    onHttpsAttempt: httpsWarning.onHttpsAttempt,
    log,
    clock: deps.clock,
  });
  const origin = `http://${canonicalHost(port)}`;
  return {
    port,
    origin,
    signInUrl(target) {
      httpsWarning.reset();
      return `${origin}/signin?ticket=${tickets.issue(target)}`;
    },
    async close() {
      sessions.close();
      appSessions.close();
      await stopHandling();
    },
  };
}

/** We cannot use another port instead, because Meta compares the redirect URI exactly. */
export const portTaken = (port: number): Problem => ({
  code: "port_taken",
  responsible: "user",
  message: serverTexts().portTaken(port),
});
