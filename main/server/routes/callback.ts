import type { RequestHandler } from "express";
import type { BrowserFlows, FlowEnd } from "../../channels/connect/browser-flows.ts";
import { httpErrors, sendErrorPage } from "../http-errors.ts";
import { donePaths } from "../pages/done.ts";
import { parseCallback } from "../parse-callback.ts";
import { redirectAfterFlow } from "../redirect.ts";
import type { SentResults } from "../sent-results.ts";
import type { Sessions } from "../sessions.ts";

interface CallbackDeps {
  readonly flows: BrowserFlows;
  readonly sessions: Sessions;
  readonly sentResults: SentResults;
  readonly onDesktopRedirect: (pathWithQuery: string) => void;
}

/**
 * Handles `GET /auth/facebook/callback`, the redirect URI. Responds when the flow has ended, which
 * may take minutes. A browser that loads it again meanwhile gets the same response. The redirect
 * removes the code and the state from the address bar. A request without a valid `state` ends no
 * flow.
 */
export function callback(deps: CallbackDeps): RequestHandler {
  const { flows, sessions, sentResults, onDesktopRedirect } = deps;
  const notifyWindow = oncePerEnd((end) => onDesktopRedirect(redirectAfterFlow(end)));
  return async (request, response) => {
    const browserId = sessions.browserIdOf(request);
    const parsed = parseCallback(request.originalUrl);
    const ending = browserId && parsed && flows.finish(parsed.state, browserId, parsed.response);
    if (!ending) return sendErrorPage(response, httpErrors.startAgain);
    const end = await ending;
    if (end.origin === "web") {
      const target = redirectAfterFlow(end);
      sentResults.add(browserId, target);
      response.redirect(303, target);
    } else {
      response.redirect(303, end.result.ok ? donePaths.connected : donePaths.notConnected);
      // Notify the window even if the browser has disconnected.
      notifyWindow(end);
    }
  };
}

/** A browser that loads the callback twice gets the same end twice. The window gets it once. */
function oncePerEnd(notify: (end: FlowEnd) => void): (end: FlowEnd) => void {
  const notified = new WeakSet<FlowEnd>();
  return (end) => {
    if (notified.has(end)) return;
    notified.add(end);
    notify(end);
  };
}
