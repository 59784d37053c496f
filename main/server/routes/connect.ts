import type { Request, RequestHandler, Response } from "express";
import { createCallSchemas } from "../../../common/contract/call-schemas.ts";
import type { BrowserFlows } from "../../channels/connect/browser-flows.ts";
import { serverTexts } from "../../i18n/server.ts";
import { type SessionsFor, sendSignedOut } from "../guard/session.ts";
import { httpErrors, sendError } from "../http-errors.ts";
import { confirmationPage } from "../pages/confirmation.ts";
import type { LinkErrorCode } from "../problem-codes.ts";
import { type QueryParam, queryParams, readParam } from "../query-params.ts";
import { parseRedirectPath, redirectWithError } from "../redirect.ts";
import { formPagePolicy } from "../security-headers.ts";
import { type SendBackDeps, sendBack } from "../send-back.ts";
import { newBrowserId } from "../sessions.ts";
import type { Confirmations } from "../web-apps/confirmations.ts";

const { connect: schema } = createCallSchemas();

const linkError = (code: LinkErrorCode) =>
  ({ ok: false, problem: { code, message: serverTexts().links[code] } }) as const;

export interface BeginDeps extends SendBackDeps {
  readonly flows: BrowserFlows;
  readonly sessionsFor: SessionsFor;
}

interface ConnectDeps extends BeginDeps {
  readonly confirmations: Confirmations;
}

/**
 * Handles `GET /auth/facebook/connect?type=&redirect_path=`, and optionally
 * `&again=ACCOUNT&take_over=true`. Redirects to Facebook's dialog, or to `redirect_path` with an
 * error in the query. Checks the session first, so that signed-out browsers learn nothing.
 */
export const connect =
  (deps: ConnectDeps): RequestHandler =>
  async (request, response) => {
    const { webApp, namedByLink = false } = response.locals;
    const signedIn = deps.sessionsFor(response).browserIdOf(request) !== undefined;
    if (webApp === undefined && !signedIn) return sendSignedOut(request, response);
    if (webApp === undefined || !namedByLink) {
      return begin(deps, request, response, request.originalUrl);
    }
    // Report a bad link now, so that the user doesn't confirm it in vain.
    if (redirectPathOf(request.originalUrl) === undefined) {
      return sendError(request, response, httpErrors.badRedirectPath);
    }
    const ticket = deps.confirmations.issue({ origin: webApp, target: request.originalUrl });
    response
      .set("Content-Security-Policy", formPagePolicy)
      .type("html")
      .send(confirmationPage(webApp, ticket));
  };

/** Begins a login and redirects. `target` is the address with the login's parameters. */
export async function begin(
  deps: BeginDeps,
  request: Request,
  response: Response,
  target: string,
): Promise<void> {
  const redirectPath = redirectPathOf(target);
  if (redirectPath === undefined) return sendError(request, response, httpErrors.badRedirectPath);
  const sessions = deps.sessionsFor(response);
  const browserId = sessions.browserIdOf(request) ?? newBrowserId();
  const { webApp } = response.locals;
  if (webApp !== undefined) await sessions.signIn(request, browserId);

  const started = start(deps.flows, queryParams(target), {
    browserId,
    redirectPath,
    mayTakeOver: webApp === undefined && isFromOwnPage(request),
    ...(webApp !== undefined && { app: webApp }),
  });
  if (started.ok) return response.redirect(302, started.value.dialogUrl);
  sendBack(deps, response, redirectWithError(redirectPath, started.problem), browserId);
}

const redirectPathOf = (target: string): string | undefined =>
  parseRedirectPath(readParam(queryParams(target), "redirect_path"));

/**
 * Returns whether the request comes from our own page. Only our own page may take over another
 * user's Pages. By contrast, a link in an email or chat may only start a login, because it looks
 * like a typed address (`Sec-Fetch-Site: none`).
 */
const isFromOwnPage = (request: Request): boolean =>
  [undefined, "same-origin"].includes(request.get("Sec-Fetch-Site"));

interface Sender {
  readonly browserId: string;
  readonly redirectPath: string;
  readonly mayTakeOver: boolean;
  /** The origin of the web app that sent the request, unless it is our own page. */
  readonly app?: string;
}

function start(flows: BrowserFlows, params: URLSearchParams, { mayTakeOver, ...browser }: Sender) {
  const type = singleValue(readParam(params, "type"));
  if (!schema.safeParse([type]).success) return linkError("unknown_type");
  const parsed = schema.safeParse([type, readIntent(params)]);
  if (!parsed.success) return linkError("bad_intent");
  const [channel, intent] = parsed.data;
  if (intent?.takeOver && !mayTakeOver) return linkError("foreign_take_over");
  return flows.begin({ ...browser, type: channel, ...(intent && { intent }) });
}

/**
 * Returns the intent in the link's parameters, before validation. Returns undefined if there is
 * none.
 */
function readIntent(params: URLSearchParams): unknown {
  const again = readParam(params, "again");
  const takeOver = readParam(params, "take_over");
  if (again.status === "absent" && takeOver.status === "absent") return undefined;
  return {
    ...(again.status !== "absent" && { reconnectAccountId: singleValue(again) }),
    ...(takeOver.status !== "absent" && { takeOver: booleans.get(singleValue(takeOver) ?? "") }),
  };
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

const singleValue = (param: QueryParam): string | undefined =>
  param.status === "one" ? param.value : undefined;
