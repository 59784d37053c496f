import type { Request, RequestHandler, Response } from "express";
import { httpErrors, sendError } from "../http-errors.ts";
import type { Sessions } from "../sessions.ts";
import type { UserCheck } from "./socket-owner.ts";

/** Returns the sessions of the web app that the request belongs to, or of our own pages. */
export type SessionsFor = (response: Response) => Sessions;

declare global {
  namespace Express {
    interface Locals {
      /**
       * The origin of the allowed web app that the request belongs to. Undefined for our own pages.
       */
      webApp?: string | undefined;
      /** Whether only the link names the web app, so that the user must confirm a login. */
      namedByLink?: boolean;
    }
  }
}

/** Reads the session cookie. */
export const loadSession =
  (sessionsFor: SessionsFor): RequestHandler =>
  async (request, response, next) => {
    await sessionsFor(response).load(request, response);
    next();
  };

/** Refuses signed-out browsers. */
export const requireSignIn =
  (sessionsFor: SessionsFor): RequestHandler =>
  (request, response, next) => {
    if (sessionsFor(response).browserIdOf(request) !== undefined) return next();
    sendSignedOut(request, response);
  };

export const sendSignedOut = (request: Request, response: Response): void =>
  sendError(
    request,
    response,
    response.locals.webApp === undefined ? httpErrors.signedOut : httpErrors.appSignedOut,
  );

/** Refuses a session if another user of this computer is using it (see `isOwnUser`). */
export const rejectOtherUsers =
  (sessionsFor: SessionsFor, isOwnUser: UserCheck): RequestHandler =>
  async (request, response, next) => {
    const signedOut = sessionsFor(response).browserIdOf(request) === undefined;
    if (signedOut || (await isOwnUser(request.socket))) return next();
    sendError(request, response, httpErrors.foreignUser);
  };

/**
 * Refuses all other users of this computer. For the routes that give a browser a session, because
 * another user must not use up our user's ticket or code.
 */
export const requireOwnUser =
  (isOwnUser: UserCheck): RequestHandler =>
  async (request, response, next) => {
    if (await isOwnUser(request.socket)) return next();
    sendError(request, response, httpErrors.foreignUser);
  };
