import type { Request, RequestHandler } from "express";
import { createCallSchemas } from "../../../common/contract/call-schemas.ts";
import type { BrowserAccounts } from "../../channels/connect/browser-flows.ts";
import { StoreWriteError } from "../../channels/ports/records.ts";
import type { Connection } from "../guard/socket-owner.ts";
import { httpErrors, sendError } from "../http-errors.ts";
import type { Sessions } from "../sessions.ts";

const { disconnectAccount, disconnectChannel } = createCallSchemas();

/** For routes that answer a signed-in browser only. */
export const requireSignIn =
  (sessions: Sessions): RequestHandler =>
  (request, response, next) => {
    if (sessions.browserIdOf(request) !== undefined) return next();
    sendError(request, response, httpErrors.signedOut);
  };

/**
 * A cookie knows no port: whoever's server on this computer the browser visits is sent it along. So a session is good for
 * programs of our own user only, as a ticket is.
 */
export const rejectOtherUsers =
  (sessions: Sessions, isOwnUser: (connection: Connection) => Promise<boolean>): RequestHandler =>
  async (request, response, next) => {
    const signedOut = sessions.browserIdOf(request) === undefined;
    if (signedOut || (await isOwnUser(request.socket))) return next();
    sendError(request, response, httpErrors.foreignUser);
  };

/** `GET /auth/facebook/channels`: a `ChannelsAnswer`. */
export const listChannels =
  (accounts: BrowserAccounts): RequestHandler =>
  (_request, response) => {
    response.json(accounts.list());
  };

/** `DELETE /auth/facebook/account/:accountId`: 204, or 404 with nothing changed. */
export const deleteAccount = (accounts: BrowserAccounts): RequestHandler =>
  deletion(async ({ params: { accountId } }) => {
    const id = disconnectAccount.safeParse([accountId]);
    return id.success && accounts.disconnectAccount(id.data[0]);
  });

/** `DELETE /auth/facebook/channel/:channelId`: 204, or 404 with nothing changed. */
export const deleteChannel = (accounts: BrowserAccounts): RequestHandler =>
  deletion(async ({ params: { channelId } }) => {
    const id = disconnectChannel.safeParse([channelId]);
    return id.success && accounts.disconnectChannel(id.data[0]);
  });

const deletion =
  (remove: (request: Request) => Promise<boolean>): RequestHandler =>
  async (request, response) => {
    try {
      if (await remove(request)) response.status(204).end();
      else sendError(request, response, httpErrors.notFound);
    } catch (error) {
      if (!(error instanceof StoreWriteError)) throw error;
      sendError(request, response, httpErrors.notSaved);
    }
  };
