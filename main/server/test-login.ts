import type { RequestHandler } from "express";
import type { Clock } from "../channels/ports/clock.ts";
import { guardRequest, guardSender, redirectToLocalhost } from "./guard/middleware.ts";
import { requireOwnUser } from "./guard/session.ts";
import { isOwnUser as isOwnUserOfSystem, type UserCheck } from "./guard/socket-owner.ts";
import { httpErrors, sendErrorPage } from "./http-errors.ts";
import type { LoopbackServers } from "./listen.ts";
import { donePage, donePaths } from "./pages/done.ts";
import { createRateLimitedLog } from "./rate-limited-log.ts";
import { handleRequests } from "./request-handling.ts";
import { handleErrors, type Log, logRequests, nameRoute } from "./request-log.ts";
import {
  type BrowserTestLogin,
  beginTestLogin,
  finishTestLogin,
  testLoginPath,
} from "./routes/test-login.ts";
import { notFound } from "./routes/web-ui.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import { createStrictExpress } from "./strict-express.ts";

export interface TestLoginServerDeps {
  readonly testLogin: BrowserTestLogin;
  readonly clock: Clock;
  readonly log: Log;
  /** Defaults to `isOwnUser` in guard/socket-owner.ts. */
  readonly isOwnUser?: UserCheck;
}

const lastPage: RequestHandler = (request, response) => {
  response.type("html").send(donePage(request.path, { signedIn: false }));
};

const startAgain: RequestHandler = (_request, response) =>
  sendErrorPage(response, httpErrors.startAgain);

/**
 * Responds to the requests of a test login, and to no others, on a port that the backend does not
 * use. The returned function stops this. The port stays open until `LoopbackServers.close`.
 */
export function serveTestLogin(
  { port, servers }: LoopbackServers,
  { testLogin, clock, isOwnUser = isOwnUserOfSystem, ...deps }: TestLoginServerDeps,
): () => Promise<void> {
  const log = createRateLimitedLog(deps.log, clock);
  const app = createStrictExpress();
  app.use(
    setSecurityHeaders,
    logRequests(log),
    guardRequest(port, () => false),
  );
  app.get(
    testLoginPath,
    nameRoute("test-login"),
    guardSender("own", port),
    redirectToLocalhost(port),
    requireOwnUser(isOwnUser),
    beginTestLogin({ port, testLogin }),
  );
  app.get(
    "/auth/facebook/callback",
    nameRoute("callback"),
    guardSender("callback", port),
    finishTestLogin({ port, testLogin }),
    startAgain,
  );
  app.get(Object.values(donePaths), nameRoute("done"), guardSender("page", port), lastPage);
  app.use(nameRoute("none"), guardSender("own", port), notFound);
  app.use(handleErrors(log));
  return handleRequests(servers, {
    onRequest: app,
    onHttpsAttempt: testLogin.noteHttpsAttempt,
    log,
    clock,
  });
}
