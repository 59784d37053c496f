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
 * `GET /auth/facebook/callback`: Facebook's redirect. Answers when the flow has ended, which may take
 * minutes; the 303 takes code and state out of the address bar. Only a right `state` ends a flow.
 */
export const callback =
  ({ flows, sessions, onDesktopRedirect }: CallbackDeps): RequestHandler =>
  async (request, response) => {
    const browserId = sessions.browserIdOf(request);
    const read = parseCallback(request.originalUrl);
    const ending = browserId && read && flows.finish(read.state, browserId, read.answer);
    if (!ending) return sendErrorPage(response, httpErrors.startAgain);
    sendBack(response, await ending, onDesktopRedirect);
  };

/** The browser may have left meanwhile; the window hears of the end all the same. */
function sendBack(
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
