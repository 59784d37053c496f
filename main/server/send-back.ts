import type { Response } from "express";
import type { SentResults } from "./sent-results.ts";
import type { SessionCodes } from "./web-apps/session-codes.ts";

export interface SendBackDeps {
  readonly sentResults: SentResults;
  readonly sessionCodes: SessionCodes;
}

/** Redirects to a path of the page that the request belongs to: a web app's, or our own. */
export function sendBack(
  { sentResults, sessionCodes }: SendBackDeps,
  response: Response,
  path: string,
  browserId: string,
): void {
  const { webApp } = response.locals;
  if (webApp === undefined) {
    sentResults.add(browserId, path);
    response.redirect(303, path);
  } else {
    response.redirect(303, sessionCodes.addressOf(path, { origin: webApp, browserId }));
  }
}
