import type { RequestHandler } from "express";
import type { SessionsFor } from "../guard/session.ts";
import { httpErrors, sendError } from "../http-errors.ts";
import { queryParams, readParam } from "../query-params.ts";
import { parseRedirectPath } from "../redirect.ts";
import { type SendBackDeps, sendBack } from "../send-back.ts";
import { newBrowserId, type Sessions } from "../sessions.ts";
import { type SessionCodes, sessionCodeParam } from "../web-apps/session-codes.ts";

interface OpenSessionDeps extends SendBackDeps {
  readonly sessionsFor: SessionsFor;
}

/**
 * Handles a navigation to `GET /auth/facebook/session?redirect_path=`. Signs the browser in to its
 * web app without a login on Facebook, and redirects back to the app.
 */
export const openSession =
  (deps: OpenSessionDeps): RequestHandler =>
  async (request, response) => {
    const { webApp } = response.locals;
    // Our own pages sign in with a ticket.
    if (webApp === undefined) return sendError(request, response, httpErrors.badApp);
    const params = queryParams(request.originalUrl);
    const redirectPath = parseRedirectPath(readParam(params, "redirect_path"));
    if (redirectPath === undefined) return sendError(request, response, httpErrors.badRedirectPath);
    const sessions = deps.sessionsFor(response);
    const browserId = sessions.browserIdOf(request) ?? newBrowserId();
    await sessions.signIn(request, browserId);
    sendBack(deps, response, redirectPath, browserId);
  };

/** Handles `DELETE /auth/facebook/session`. Signs a browser out of Pagekeeper's own pages. */
export const signOut =
  (sessions: Sessions): RequestHandler =>
  async (request, response) => {
    await sessions.signOut(request, response);
    response.status(204).end();
  };

interface ExchangeCodeDeps {
  readonly sessionsFor: SessionsFor;
  readonly sessionCodes: SessionCodes;
}

/**
 * Handles a web app's `fetch` of `GET /auth/facebook/session?session_code=`. Sends a cookie that
 * the browser keeps for the app's pages.
 */
export const exchangeCode =
  ({ sessionsFor, sessionCodes }: ExchangeCodeDeps): RequestHandler =>
  async (request, response) => {
    const { webApp } = response.locals;
    const code = readParam(queryParams(request.originalUrl), sessionCodeParam);
    const browserId =
      webApp !== undefined && code.status === "one"
        ? sessionCodes.redeem(code.value, webApp)
        : undefined;
    if (browserId === undefined) return sendError(request, response, httpErrors.sessionCodeSpent);
    await sessionsFor(response).signIn(request, browserId);
    response.status(204).end();
  };
