import type { Request, RequestHandler } from "express";
import { z } from "zod";
import { channelTypes } from "../../../common/contract/accounts.ts";
import type { DisconnectedBy } from "../../../common/contract/activity.ts";
import type { BrowserAccounts } from "../../channels/connect/browser-flows.ts";
import { StoreWriteError } from "../../channels/ports/records.ts";
import { httpErrors, sendError } from "../http-errors.ts";

const accountIdSchema = z.string().max(200);
const channelSchema = z.enum(channelTypes);

/** Handles `GET /auth/facebook/channels`. Sends a `ChannelsResponse`. */
export const listChannels =
  (accounts: BrowserAccounts): RequestHandler =>
  (_request, response) => {
    response.json(accounts.list());
  };

/** Handles `DELETE /auth/facebook/account/:accountId`. Sends 404 if there is no such account. */
export const deleteAccount = (accounts: BrowserAccounts): RequestHandler =>
  deletion(async ({ accountId }, by) => {
    const id = accountIdSchema.safeParse(accountId);
    return id.success && accounts.disconnectAccount(id.data, by);
  });

/** Handles `DELETE /auth/facebook/channel/:channelId`. Sends 404 if there is no such channel. */
export const deleteChannel = (accounts: BrowserAccounts): RequestHandler =>
  deletion(async ({ channelId }, by) => {
    const id = channelSchema.safeParse(channelId);
    return id.success && accounts.disconnectChannel(id.data, by);
  });

const deletion =
  (remove: (params: Request["params"], by: DisconnectedBy) => Promise<boolean>): RequestHandler =>
  async (request, response) => {
    const { webApp } = response.locals;
    try {
      const by: DisconnectedBy =
        webApp === undefined ? { kind: "web-ui" } : { kind: "web-app", origin: webApp };
      if (await remove(request.params, by)) response.status(204).end();
      else sendError(request, response, httpErrors.notFound);
    } catch (error) {
      if (!(error instanceof StoreWriteError)) throw error;
      sendError(request, response, httpErrors.notSaved);
    }
  };
