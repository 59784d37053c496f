import type { RequestHandler } from "express";
import type { BrowserFlows } from "../../channels/connect/browser-flows.ts";
import type { Connection } from "../guard/socket-owner.ts";
import { httpErrors, sendErrorPage } from "../http-errors.ts";
import { queryParams, readParam } from "../query-params.ts";
import { newBrowserId, type Sessions } from "../sessions.ts";
import type { Tickets } from "../tickets.ts";

interface SignInDeps {
  readonly tickets: Tickets;
  readonly sessions: Sessions;
  readonly flows: BrowserFlows;
  readonly isOwnUser: (connection: Connection) => Promise<boolean>;
}

/** `GET /signin?ticket=`: spends the ticket, starts a new session and redirects to the target. */
export const signIn =
  ({ tickets, sessions, flows, isOwnUser }: SignInDeps): RequestHandler =>
  async (request, response) => {
    // Comes first, so that a thief cannot even spend the owner's ticket.
    if (!(await isOwnUser(request.socket))) {
      return sendErrorPage(response, httpErrors.foreignUser);
    }
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
