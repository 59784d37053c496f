import type { RequestHandler, Response } from "express";
import type { BrowserFlows, FlowEnd } from "../../channels/connect/browser-flows.ts";
import { httpErrors, sendErrorPage } from "../http-errors.ts";
import { donePaths } from "../pages/done.ts";
import { parseCallback } from "../parse-callback.ts";
import { redirectAfterFlow } from "../redirect.ts";
import type { Sessions } from "../sessions.ts";

interface CallbackDeps {
  readonly flows: BrowserFlows;
  readonly sessions: Sessions;
  readonly onDesktopRedirect: (pathWithQuery: string) => void;
}

/**
 * Handles `GET /auth/facebook/callback`, the redirect URI. Responds when the flow has ended, which
 * may take minutes. The redirect removes the code and the state from the address bar. A request
 * without a valid `state` ends no flow.
 */
export const callback =
  ({ flows, sessions, onDesktopRedirect }: CallbackDeps): RequestHandler =>
  async (request, response) => {
    const browserId = sessions.browserIdOf(request);
    const parsed = parseCallback(request.originalUrl);
    const ending = browserId && parsed && flows.finish(parsed.state, browserId, parsed.response);
    if (!ending) return sendErrorPage(response, httpErrors.startAgain);
    redirect(response, await ending, onDesktopRedirect);
  };

/**
 * Redirects the browser. After a desktop flow, also notifies the window, even if the browser has
 * disconnected.
 */
function redirect(
  response: Response,
  end: FlowEnd,
  onDesktopRedirect: (path: string) => void,
): void {
  const target = redirectAfterFlow(end);
  if (end.origin === "web") {
    response.redirect(303, target);
  } else {
    response.redirect(303, end.result.ok ? donePaths.connected : donePaths.notConnected);
    onDesktopRedirect(target);
  }
}
