import express, { type Express, type RequestHandler } from "express";
import type { BrowserAccounts, BrowserFlows } from "../channels/connect/browser-flows.ts";
import type { WebApps } from "../web-apps/index.ts";
import { guardRequest, guardSender, redirectToLocalhost } from "./guard/middleware.ts";
import type { SenderRule } from "./guard/rules.ts";
import { rejectOtherUsers, requireSignIn } from "./guard/session.ts";
import { type Connection, oncePerConnection } from "./guard/socket-owner.ts";
import { donePaths } from "./pages/done.ts";
import { handleErrors, type Log, logRequests, nameRoute } from "./request-log.ts";
import { deleteAccount, deleteChannel, listChannels } from "./routes/accounts.ts";
import { callback } from "./routes/callback.ts";
import { connect } from "./routes/connect.ts";
import { signIn } from "./routes/sign-in.ts";
import { assets, done, noContent, notFound, webUi } from "./routes/web-ui.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import { createSentResults } from "./sent-results.ts";
import type { Sessions } from "./sessions.ts";
import type { Tickets } from "./tickets.ts";

export interface AppDeps {
  readonly flows: BrowserFlows;
  readonly accounts: BrowserAccounts;
  readonly webApps: BackendWebApps;
  /** The folder of the built renderer, which contains index.html and assets/. */
  readonly rendererFolder: string;
  /** The hosts of account pictures, as `img-src` sources for the web UI. */
  readonly imageSources: readonly string[];
  /**
   * Called when a desktop flow ends, with the path and query that a web flow would redirect to.
   * Also called with an error in the query if a browser cannot open a sign-in link.
   */
  readonly onDesktopRedirect: (pathWithQuery: string) => void;
  readonly log: Log;
}

/** What the backend does with web apps of other origins. */
export type BackendWebApps = Pick<WebApps, "isAllowed" | "recordUse" | "ask" | "onRemoved">;

interface BackendInternals {
  readonly port: number;
  readonly sessions: Sessions;
  readonly tickets: Tickets;
  readonly isOwnUser: (connection: Connection) => Promise<boolean>;
}

/** Creates the routes that docs/http-api.md describes. */
export function createApp(deps: AppDeps & BackendInternals): Express {
  const { accounts, flows, port, rendererFolder, sessions } = deps;
  const sentResults = createSentResults();
  const app = express();
  app.disable("x-powered-by");
  // Match paths exactly, and leave queries to query-params.ts, which parses them strictly.
  app.enable("strict routing");
  app.enable("case sensitive routing");
  app.set("query parser", false);

  const isOwnUser = oncePerConnection(deps.isOwnUser);
  const { guarded, session, withSession, signedIn } = createGuards(port, sessions, isOwnUser);
  const localhost = redirectToLocalhost(port);

  app.use(setSecurityHeaders, logRequests(deps.log), guardRequest(port));

  app.get(
    "/signin",
    guarded("signin", "own"),
    localhost,
    ...sessions.middleware,
    signIn({ ...deps, isOwnUser }),
  );
  app.get(
    ["/auth/facebook/connect", "/connect"],
    withSession("connect", "start"),
    connect({ flows, sessions, sentResults }),
  );
  // This route doesn't check `isOwnUser`, because a stolen cookie is useless here without the
  // state. Only Facebook and the browser that started the flow know the state.
  app.get(
    "/auth/facebook/callback",
    guarded("callback", "callback"),
    ...sessions.middleware,
    callback({ ...deps, sentResults }),
  );
  app.get("/auth/facebook/channels", signedIn("channels"), listChannels(accounts));
  app.delete(
    "/auth/facebook/account/:accountId",
    signedIn("delete-account"),
    deleteAccount(accounts),
  );
  app.delete(
    "/auth/facebook/channel/:channelId",
    signedIn("delete-channel"),
    deleteChannel(accounts),
  );

  app.get(Object.values(donePaths), guarded("done", "page"), done);
  app.get("/favicon.ico", guarded("favicon", "page"), noContent);
  app.use("/assets", signedIn("asset"), assets(rendererFolder));
  app.all(["/auth/{*rest}", "/assets/{*rest}"], guarded("none", "own"), notFound);
  app.get(
    "/{*rest}",
    guarded("web-ui", "page"),
    localhost,
    session,
    webUi({ ...deps, sentResults }),
  );
  app.use(guarded("none", "own"), notFound);
  app.use(handleErrors(deps.log));
  return app;
}

/** Returns the middleware for each kind of route. `name` is the route's name for the log. */
function createGuards(
  port: number,
  sessions: Sessions,
  isOwnUser: (connection: Connection) => Promise<boolean>,
) {
  const guarded = (name: string, rule: SenderRule): RequestHandler[] => [
    nameRoute(name),
    guardSender(rule, port),
  ];
  const session = [...sessions.middleware, rejectOtherUsers(sessions, isOwnUser)];
  const withSession = (name: string, rule: SenderRule) => [...guarded(name, rule), ...session];
  const signedIn = (name: string) => [...withSession(name, "own"), requireSignIn(sessions)];
  return { guarded, session, withSession, signedIn };
}
