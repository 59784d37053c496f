import type { RequestHandler } from "express";
import type { WebApps } from "../../web-apps/index.ts";
import { httpErrors, sendErrorPage } from "../http-errors.ts";
import { queryParams, readParam } from "../query-params.ts";
import type { Confirmations } from "../web-apps/confirmations.ts";
import { type BeginDeps, begin } from "./connect.ts";

interface ContinueDeps extends BeginDeps {
  readonly confirmations: Confirmations;
  readonly webApps: Pick<WebApps, "isAllowed">;
}

/** Handles `GET /continue?ticket=`, the button of the confirmation page. Begins the login. */
export const continueToFacebook =
  (deps: ContinueDeps): RequestHandler =>
  async (request, response) => {
    const { confirmations, sessionsFor, webApps } = deps;
    const ticket = readParam(queryParams(request.originalUrl), "ticket");
    const confirmed = ticket.status === "one" ? confirmations.redeem(ticket.value) : undefined;
    if (!confirmed) return sendErrorPage(response, httpErrors.confirmationSpent);
    const { origin, target } = confirmed;
    if (!webApps.isAllowed(origin)) return sendErrorPage(response, httpErrors.appNotAllowed);
    response.locals.webApp = origin;
    await sessionsFor(response).load(request, response);
    await begin(deps, request, response, target);
  };
