import type { RequestHandler } from "express";
import type { BrowserFlows, FlowEnd } from "../../channels/connect/browser-flows.ts";
import type { WebApps } from "../../web-apps/index.ts";
import type { FlowEnds } from "../flow-ends.ts";
import type { SessionsFor } from "../guard/session.ts";
import { httpErrors, sendErrorPage } from "../http-errors.ts";
import { doneTarget } from "../pages/done.ts";
import { parseCallback } from "../parse-callback.ts";
import { redirectAfterFlow } from "../redirect.ts";
import { type SendBackDeps, sendBack } from "../send-back.ts";

interface CallbackDeps extends SendBackDeps {
  readonly flows: BrowserFlows;
  readonly sessionsFor: SessionsFor;
  readonly webApps: Pick<WebApps, "isAllowed">;
  readonly flowEnds: FlowEnds;
  readonly onDesktopRedirect: (pathWithQuery: string) => void;
}

/**
 * Handles `GET /auth/facebook/callback`, the redirect URI. Responds when the flow has ended, which
 * may take minutes. A browser that loads it again meanwhile gets the same response. The redirect
 * removes the code and the state from the address bar. A request without a valid `state` ends no
 * flow.
 */
export function callback(deps: CallbackDeps): RequestHandler {
  const { flows, flowEnds, sessionsFor, webApps, onDesktopRedirect } = deps;
  const notifyWindow = oncePerEnd((end) => onDesktopRedirect(redirectAfterFlow(end)));
  return async (request, response) => {
    const parsed = parseCallback(request.originalUrl);
    const webApp = parsed && flows.appOf(parsed.state);
    response.locals.webApp = webApp;
    const sessions = sessionsFor(response);
    await sessions.load(request, response);
    const browserId = sessions.browserIdOf(request);
    const ending = browserId && parsed && flows.finish(parsed.state, browserId, parsed.response);
    if (!ending) return sendErrorPage(response, httpErrors.startAgain);
    const end = await ending;
    if (end.origin === "web") {
      // The user may have removed the app in the meantime.
      if (webApp !== undefined && !webApps.isAllowed(webApp)) {
        return sendErrorPage(response, httpErrors.appNotAllowed);
      }
      return sendBack(deps, response, redirectAfterFlow(end), browserId);
    }
    flowEnds.add(browserId, end);
    response.redirect(303, doneTarget(end));
    // Notify the window even if the browser has disconnected.
    notifyWindow(end);
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
