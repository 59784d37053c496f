import type { RequestHandler } from "express";
import type { BrowserFlows } from "../../channels/connect/browser-flows.ts";
import { httpErrors, sendErrorPage } from "../http-errors.ts";
import { queryParams, readParam } from "../query-params.ts";
import { newBrowserId, type Sessions } from "../sessions.ts";
import type { SignInTickets } from "../sign-in-tickets.ts";

interface SignInDeps {
  readonly tickets: SignInTickets;
  readonly sessions: Sessions;
  readonly flows: BrowserFlows;
}

/** Handles `GET /signin?ticket=`. Redeems the ticket, starts a new session and redirects. */
export const signIn =
  ({ tickets, sessions, flows }: SignInDeps): RequestHandler =>
  async (request, response) => {
    const ticket = readParam(queryParams(request.originalUrl), "ticket");
    const target = ticket.status === "one" ? tickets.redeem(ticket.value) : undefined;
    if (!target) return sendErrorPage(response, httpErrors.ticketSpent);

    const browserId = sessions.browserIdOf(request) ?? newBrowserId();
    if (target.flowId !== undefined && !flows.bind(target.flowId, browserId)) {
      return sendErrorPage(response, httpErrors.flowOver);
    }
    await sessions.signIn(request, browserId);
    response.redirect(303, target.path);
  };
