/**
 * Every endpoint, by path and method. The key `me` also covers a person's id, and the key `{page}`
 * covers `me` in calls with a Page token.
 */
import type { State } from "../../state.ts";
import type { BusinessNode, Caller, GraphCall, Handler, PageNode, UserNode } from "../types.ts";
import { readBusiness, readClientPages, readOwnedPages } from "./business.ts";
import { debugToken } from "./debug-token.ts";
import { readMe } from "./me.ts";
import { readAccounts } from "./me-accounts.ts";
import { readBusinesses } from "./me-businesses.ts";
import { deletePermissions, readPermissions } from "./me-permissions.ts";
import { accessToken } from "./oauth-access-token.ts";
import { readObjects } from "./objects.ts";
import { readPage } from "./page.ts";
import { readConversations } from "./page-conversations.ts";
import { readSubscription, subscribe, unsubscribe } from "./page-subscribed-apps.ts";

type Endpoints<H> = Readonly<Record<string, Readonly<Record<string, H>>>>;

/** The endpoints that need no access token. */
export const openEndpoints: Endpoints<(state: State, call: GraphCall) => unknown> = {
  "oauth/access_token": { GET: accessToken, POST: accessToken },
};

export const tokenEndpoints: Endpoints<(state: State, call: GraphCall, caller: Caller) => unknown> =
  {
    debug_token: { GET: debugToken },
    "": { GET: readObjects },
  };

export const userEndpoints: Endpoints<Handler<UserNode>> = {
  me: { GET: readMe },
  "me/accounts": { GET: readAccounts },
  "me/businesses": { GET: readBusinesses },
  "me/permissions": { GET: readPermissions, DELETE: deletePermissions },
};

export const pageEndpoints: Endpoints<Handler<PageNode>> = {
  "{page}": { GET: readPage },
  "{page}/conversations": { GET: readConversations },
  "{page}/subscribed_apps": { GET: readSubscription, POST: subscribe, DELETE: unsubscribe },
};

export const businessEndpoints: Endpoints<Handler<BusinessNode>> = {
  "{business}": { GET: readBusiness },
  "{business}/owned_pages": { GET: readOwnedPages },
  "{business}/client_pages": { GET: readClientPages },
};
