import type { RequestHandler } from "express";
import { httpErrors, sendError } from "../http-errors.ts";
import type { Sessions } from "../sessions.ts";
import type { Connection } from "./socket-owner.ts";

/** Refuses signed-out browsers. */
export const requireSignIn =
  (sessions: Sessions): RequestHandler =>
  (request, response, next) => {
    if (sessions.browserIdOf(request) !== undefined) return next();
    sendError(request, response, httpErrors.signedOut);
  };

/** Refuses a session if another user of this computer is using it (see `isOwnUser`). */
export const rejectOtherUsers =
  (sessions: Sessions, isOwnUser: (connection: Connection) => Promise<boolean>): RequestHandler =>
  async (request, response, next) => {
    const signedOut = sessions.browserIdOf(request) === undefined;
    if (signedOut || (await isOwnUser(request.socket))) return next();
    sendError(request, response, httpErrors.foreignUser);
  };
