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
 * may take minutes. A browser that loads it twice meanwhile gets the same response. The redirect removes the code and the state from the address bar. A request
 * without a valid `state` ends no flow.
 */
export function callback({ flows, sessions, onDesktopRedirect }: CallbackDeps): RequestHandler {
  const notifyWindow = oncePerEnd((end) => onDesktopRedirect(redirectAfterFlow(end)));
  return async (request, response) => {
    const browserId = sessions.browserIdOf(request);
    const parsed = parseCallback(request.originalUrl);
    const ending = browserId && parsed && flows.finish(parsed.state, browserId, parsed.response);
    if (!ending) return sendErrorPage(response, httpErrors.startAgain);
    const end = await ending;
    redirect(response, end);
    // Notify the window even if the browser has disconnected.
    if (end.origin === "desktop") notifyWindow(end);
  };
}

function redirect(response: Response, end: FlowEnd): void {
  if (end.origin === "web") response.redirect(303, redirectAfterFlow(end));
  else response.redirect(303, end.result.ok ? donePaths.connected : donePaths.notConnected);
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
