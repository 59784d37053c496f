import type { Request, RequestHandler, Response } from "express";
import { type Clock, delay } from "../../channels/ports/clock.ts";
import { serverTexts } from "../../i18n/server.ts";
import type { WebApps } from "../../web-apps/index.ts";
import type { Answer, Question } from "../../web-apps/questions.ts";
import { canonicalHost, ownOrigins } from "../guard/rules.ts";
import type { UserCheck } from "../guard/socket-owner.ts";
import { httpErrors, isNavigation, sendError, sendErrorPage } from "../http-errors.ts";
import { page } from "../pages/layout.ts";
import { queryParams, readParam } from "../query-params.ts";
import { type AppCaller, type Caller, identifyCaller } from "./caller.ts";
import { createWaitingBrowsers, type WaitingBrowser, waitingTarget } from "./waiting-browsers.ts";

export interface AdmissionDeps {
  readonly webApps: Pick<WebApps, "isAllowed" | "recordUse" | "ask">;
  readonly clock: Clock;
  readonly port: number;
  readonly isOwnUser: UserCheck;
}

/**
 * How long a waiting page's second request is held, in milliseconds. The user's answer ends it at
 * once, so the page needs to reload only for users who take longer.
 */
const maxHold = 30_000;

/**
 * Returns middleware for the addresses that a web app may open. It lets our own pages and allowed
 * web apps pass. If the user has not allowed the app yet, it asks in Pagekeeper's window.
 */
export function createAdmission(deps: AdmissionDeps): RequestHandler {
  const { webApps, port, isOwnUser } = deps;
  const waiting = createWaitingBrowsers(deps.clock, port);

  function ask(request: Request, response: Response, caller: AppCaller): void {
    // Only a person can answer, and only after reading the page.
    if (!isNavigation(request)) {
      sendError(request, response, httpErrors.appNotAllowed);
      return;
    }
    const question = webApps.ask(caller.origin);
    if (!question) {
      sendErrorPage(response, httpErrors.askedTooOften);
      return;
    }
    waiting.add(request, response, { caller, question });
    sendWaitingPage(request, response, caller.origin);
  }

  /**
   * Waits for the user's answer to a browser that asks again. Returns whether its app may go on.
   * Otherwise, sends a response.
   */
  async function admitWaiting(request: Request, response: Response, browser: WaitingBrowser) {
    const { origin } = browser.caller;
    const answer = await answerWithin(maxHold, browser.question, response, deps.clock);
    if (answer === undefined) {
      sendWaitingPage(request, response, origin);
      return false;
    }
    waiting.remove(request, response);
    if (answer === "allowed" && webApps.isAllowed(origin)) return true;
    sendErrorPage(response, httpErrors.appNotAllowed);
    return false;
  }

  /** Returns whether the app may go on. Otherwise, sends a response. */
  async function admit(
    request: Request,
    response: Response,
    { browser, caller }: { browser: WaitingBrowser | undefined; caller: AppCaller },
  ) {
    if (browser) return admitWaiting(request, response, browser);
    if (webApps.isAllowed(caller.origin)) return true;
    ask(request, response, caller);
    return false;
  }

  return async (request, response, next) => {
    const browser = waiting.find(request);
    const caller = browser?.caller ?? callerOf(request, port);
    if (caller.kind === "own") return next();
    if (caller.kind === "unknown") return sendError(request, response, httpErrors.badApp);
    if (request.get("Host") !== canonicalHost(port)) return redirectApp(request, response, port);
    // Check this first, because another user's browser must not use our user's permission.
    if (!(await isOwnUser(request.socket))) {
      return sendError(request, response, httpErrors.foreignUser);
    }
    if (!(await admit(request, response, { browser, caller }))) return;
    webApps.recordUse(caller.origin);
    response.locals.webApp = caller.origin;
    response.locals.namedByLink = caller.namedBy === "link";
    next();
  };
}

function callerOf(request: Request, port: number): Caller {
  return identifyCaller(
    {
      origin: request.get("Origin"),
      referer: request.get("Referer"),
      secFetchSite: request.get("Sec-Fetch-Site"),
      app: readParam(queryParams(request.originalUrl), "app"),
    },
    ownOrigins(port),
  );
}

/** Keeps the page's origin in the `Referer`, which the redirect would lose otherwise. */
function redirectApp(request: Request, response: Response, port: number): void {
  response.set("Referrer-Policy", "origin");
  response.redirect(302, `http://${canonicalHost(port)}${request.originalUrl}`);
}

/** Waits for the answer. Returns undefined if there is none after `ms` milliseconds. */
async function answerWithin(
  ms: number,
  { answer }: Question,
  response: Response,
  clock: Clock,
): Promise<Answer | undefined> {
  const done = new AbortController();
  response.once("close", () => done.abort());
  const timeout = delay(ms, { clock, signal: done.signal }).then(() => undefined);
  return Promise.race([answer, timeout]).finally(() => done.abort());
}

/** The page reloads itself by `Refresh`, because our pages have no scripts. */
function sendWaitingPage(request: Request, response: Response, origin: string): void {
  const { title, lines } = serverTexts().waitingForAnswer;
  response
    .set("Refresh", `1; url=${waitingTarget(request, origin)}`)
    .type("html")
    .send(page({ title: title(origin), lines }));
}
