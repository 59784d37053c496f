/** The backend's routes, as DESIGN.md §5 lists them. */
import express, { type Express, type RequestHandler } from "express";
import type { BrowserAccounts, BrowserFlows } from "../channels/connect/browser-flows.ts";
import { guardRequest, guardSender, redirectToLocalhost } from "./guard/middleware.ts";
import type { SenderRule } from "./guard/rules.ts";
import { type Connection, oncePerConnection } from "./guard/socket-owner.ts";
import { donePaths } from "./pages/done.ts";
import { handleErrors, type Log, logRequests, nameRoute } from "./request-log.ts";
import {
  deleteAccount,
  deleteChannel,
  listChannels,
  rejectOtherUsers,
  requireSignIn,
} from "./routes/accounts.ts";
import { callback } from "./routes/callback.ts";
import { connect } from "./routes/connect.ts";
import { signIn } from "./routes/sign-in.ts";
import { assets, done, noContent, notFound, webUi } from "./routes/web-ui.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import type { Sessions } from "./sessions.ts";
import type { Tickets } from "./tickets.ts";

export interface AppDeps {
  readonly flows: BrowserFlows;
  readonly accounts: BrowserAccounts;
  /** Folder of the built renderer: index.html and assets/. */
  readonly rendererFolder: string;
  /** `img-src` sources of the web UI besides its own origin. */
  readonly imageSources: readonly string[];
  /** A desktop flow came back: the path and query that a web flow would have been redirected to. */
  readonly onDesktopRedirect: (pathWithQuery: string) => void;
  readonly log: Log;
}

interface BackendInternals {
  /** The one both loopbacks listen on. */
  readonly port: number;
  readonly sessions: Sessions;
  readonly tickets: Tickets;
  readonly isOwnUser: (connection: Connection) => Promise<boolean>;
}

export function createApp(parts: AppDeps & BackendInternals): Express {
  const { accounts, flows, port, rendererFolder, sessions } = parts;
  const app = express();
  app.disable("x-powered-by");
  // A path has one spelling, and its query is read by our own strict reader.
  app.enable("strict routing");
  app.enable("case sensitive routing");
  app.set("query parser", false);

  const isOwnUser = oncePerConnection(parts.isOwnUser);
  const asks = (name: string, rule: SenderRule): RequestHandler[] => [
    nameRoute(name),
    guardSender(rule, port),
  ];
  const session = [sessions.middleware, rejectOtherUsers(sessions, isOwnUser)];
  const inSession = (name: string, rule: SenderRule) => [...asks(name, rule), ...session];
  const forSignedIn = (name: string) => [...inSession(name, "own"), requireSignIn(sessions)];
  const localhost = redirectToLocalhost(port);

  app.use(setSecurityHeaders, logRequests(parts.log), guardRequest(port));

  app.get(
    "/signin",
    asks("signin", "own"),
    localhost,
    sessions.middleware,
    signIn({ ...parts, isOwnUser }),
  );
  app.get(
    ["/auth/facebook/connect", "/connect"],
    inSession("connect", "start"),
    connect(flows, sessions),
  );
  // Its state is known to the browser that began only, and to Facebook: no cookie that was caught is of use here.
  app.get(
    "/auth/facebook/callback",
    asks("callback", "callback"),
    sessions.middleware,
    callback(parts),
  );
  app.get("/auth/facebook/channels", forSignedIn("channels"), listChannels(accounts));
  app.delete(
    "/auth/facebook/account/:accountId",
    forSignedIn("delete-account"),
    deleteAccount(accounts),
  );
  app.delete(
    "/auth/facebook/channel/:channelId",
    forSignedIn("delete-channel"),
    deleteChannel(accounts),
  );

  app.get(Object.values(donePaths), asks("done", "page"), done);
  app.get("/favicon.ico", asks("favicon", "page"), noContent);
  app.use("/assets", forSignedIn("asset"), assets(rendererFolder));
  app.all(["/auth/{*rest}", "/assets/{*rest}"], asks("none", "own"), notFound);
  app.get("/{*rest}", asks("web-ui", "page"), localhost, session, webUi(parts));
  app.use(asks("none", "own"), notFound);
  app.use(handleErrors(parts.log));
  return app;
}
