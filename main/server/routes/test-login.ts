import type { RequestHandler } from "express";
import type { AuthorizationResponse } from "../../channels/connect/browser-flows.ts";
import { parseCookies } from "../cookies.ts";
import { httpErrors, sendErrorPage } from "../http-errors.ts";
import { donePaths } from "../pages/done.ts";
import { parseCallback } from "../parse-callback.ts";
import { queryParams, readParam } from "../query-params.ts";
import { newBrowserId } from "../sessions.ts";

/** The test login of a Meta app, as a browser goes through it. There is one at most. */
export interface BrowserTestLogin {
  /**
   * Uses up a ticket, and binds the login to the browser. Returns the dialog's URL, or undefined if
   * the ticket is not valid or the login is over.
   */
  begin(ticket: string, browserId: string): string | undefined;
  hasState(state: string): boolean;
  /**
   * Resolves when the login has ended. Returns undefined if none of the browser's ids is the one
   * that the login is bound to.
   */
  finish(
    state: string,
    browserIds: readonly string[],
    response: AuthorizationResponse,
  ): Promise<{ readonly ok: boolean }> | undefined;
  /** Call when a browser has tried to open a link by https. */
  noteHttpsAttempt(): void;
}

export interface TestLoginDeps {
  readonly port: number;
  readonly testLogin: BrowserTestLogin;
}

export const testLoginPath = "/test-login";

const cookieName = (port: number): string => `pagekeeper.test.${port}`;

/** Handles `GET /test-login?ticket=`. It signs nobody in, but gives the browser an id. */
export const beginTestLogin =
  ({ port, testLogin }: TestLoginDeps): RequestHandler =>
  (request, response) => {
    const ticket = readParam(queryParams(request.originalUrl), "ticket");
    const browserId = newBrowserId();
    const dialogUrl = ticket.status === "one" && testLogin.begin(ticket.value, browserId);
    if (!dialogUrl) return sendErrorPage(response, httpErrors.ticketSpent);
    // The same scope as a session's (sessions.ts).
    response.cookie(cookieName(port), browserId, { httpOnly: true, path: "/", sameSite: "lax" });
    response.redirect(302, dialogUrl);
  };

/** Handles the redirect URI if the state is the test login's. Leaves other states to `next`. */
export const finishTestLogin =
  ({ port, testLogin }: TestLoginDeps): RequestHandler =>
  async (request, response, next) => {
    const parsed = parseCallback(request.originalUrl);
    if (!parsed || !testLogin.hasState(parsed.state)) return next();
    // Another port of localhost may have set more cookies of this name.
    const browserIds = parseCookies(request.headers.cookie)
      .filter(({ name }) => name === cookieName(port))
      .map(({ value }) => value);
    const ending = testLogin.finish(parsed.state, browserIds, parsed.response);
    if (!ending) return sendErrorPage(response, httpErrors.startAgain);
    const { ok } = await ending;
    response.redirect(303, ok ? donePaths.testPassed : donePaths.testFailed);
  };
