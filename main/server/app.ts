import type { Express, RequestHandler } from "express";
import type { BrowserAccounts, BrowserFlows } from "../channels/connect/browser-flows.ts";
import type { Clock } from "../channels/ports/clock.ts";
import type { WebApps } from "../web-apps/index.ts";
import { createFlowEnds } from "./flow-ends.ts";
import {
  guardAppSender,
  guardRequest,
  guardSender,
  redirectToLocalhost,
} from "./guard/middleware.ts";
import type { SenderRule } from "./guard/rules.ts";
import {
  loadSession,
  rejectOtherUsers,
  requireOwnUser,
  requireSignIn,
  type SessionsFor,
} from "./guard/session.ts";
import { oncePerConnection, type UserCheck } from "./guard/socket-owner.ts";
import { continuePath } from "./pages/confirmation.ts";
import { donePaths, openPath } from "./pages/done.ts";
import { handleErrors, type Log, logRequests, nameRoute } from "./request-log.ts";
import { deleteAccount, deleteChannel, listChannels } from "./routes/accounts.ts";
import { callback } from "./routes/callback.ts";
import { checkAccounts } from "./routes/check.ts";
import { connect } from "./routes/connect.ts";
import { continueToFacebook } from "./routes/continue.ts";
import { exchangeCode, openSession, signOut } from "./routes/session.ts";
import { signIn } from "./routes/sign-in.ts";
import {
  type BrowserTestLogin,
  beginTestLogin,
  finishTestLogin,
  testLoginPath,
} from "./routes/test-login.ts";
import { assets, done, noContent, notFound, openApp, webUi } from "./routes/web-ui.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import { createSentResults } from "./sent-results.ts";
import type { Sessions } from "./sessions.ts";
import type { SignInTickets } from "./sign-in-tickets.ts";
import { createStrictExpress } from "./strict-express.ts";
import { createAdmission } from "./web-apps/admission.ts";
import type { AppSessions } from "./web-apps/app-sessions.ts";
import { createConfirmations } from "./web-apps/confirmations.ts";
import { preflight } from "./web-apps/cors.ts";
import { createSessionCodes } from "./web-apps/session-codes.ts";

export interface AppDeps {
  readonly flows: BrowserFlows;
  readonly accounts: BrowserAccounts;
  readonly webApps: Pick<WebApps, "isAllowed" | "recordUse" | "ask" | "onRemoved">;
  /** The folder of the built renderer, which contains index.html and assets/. */
  readonly rendererFolder: string;
  /** The hosts of account pictures, as `img-src` sources for the web UI. */
  readonly imageSources: readonly string[];
  /**
   * Called when a desktop flow ends, with the path and query that a web flow would redirect to.
   * Also called with an error in the query if a browser cannot open a sign-in link.
   */
  readonly onDesktopRedirect: (pathWithQuery: string) => void;
  readonly testLogin: BrowserTestLogin;
  /** Brings up the app's window. Returns the link that does so, if only a link can. */
  readonly openWindow: () => string | undefined;
  readonly log: Log;
}

interface BackendInternals {
  readonly clock: Clock;
  readonly port: number;
  /** The sessions of our own pages. */
  readonly sessions: Sessions;
  readonly appSessions: AppSessions;
  readonly tickets: SignInTickets;
  readonly isOwnUser: UserCheck;
}

/** Creates the routes that docs/http-api.md describes. */
export function createApp(deps: AppDeps & BackendInternals): Express {
  const { accounts, appSessions, clock, port, rendererFolder, sessions, webApps } = deps;
  const app = createStrictExpress();
  const isOwnUser = oncePerConnection(deps.isOwnUser);
  const sessionsFor: SessionsFor = ({ locals: { webApp } }) =>
    webApp === undefined ? sessions : appSessions.of(webApp);
  const { guarded, openToApps, ownUser, session, signedIn } = createGuards({
    ...deps,
    isOwnUser,
    sessionsFor,
  });
  const localhost = redirectToLocalhost(port);
  const admitted = [createAdmission({ ...deps, isOwnUser }), ...session];
  const routeDeps = {
    ...deps,
    sessionsFor,
    sentResults: createSentResults(),
    flowEnds: createFlowEnds(),
    sessionCodes: createSessionCodes(clock),
    confirmations: createConfirmations(clock),
  };

  app.use(setSecurityHeaders, logRequests(deps.log), guardRequest(port, webApps.isAllowed));

  app.get("/signin", guarded("signin", "own"), localhost, ownUser, session, signIn(routeDeps));
  app.get(
    ["/auth/facebook/connect", "/connect"],
    guarded("connect", "start"),
    admitted,
    connect(routeDeps),
  );
  app.get(continuePath, guarded("continue", "own"), ownUser, continueToFacebook(routeDeps));
  // This route doesn't check `isOwnUser`, because a stolen cookie is useless here without the
  // state. Only Facebook and the browser that started the flow know the state.
  app.get(
    "/auth/facebook/callback",
    guarded("callback", "callback"),
    finishTestLogin(routeDeps),
    callback(routeDeps),
  );
  app.get(
    testLoginPath,
    guarded("test-login", "own"),
    localhost,
    ownUser,
    beginTestLogin(routeDeps),
  );
  const sessionSender = guarded("session", "start");
  app.get("/auth/facebook/session", skipFetch, sessionSender, admitted, openSession(routeDeps));
  app
    .route("/auth/facebook/session")
    .get(openToApps("session"), ownUser, session, exchangeCode(routeDeps))
    .delete(guarded("sign-out", "own"), signedIn, signOut(sessions))
    .options(preflight("GET"));
  app.get("/auth/facebook/check", guarded("check", "script"), signedIn, checkAccounts(accounts));
  app
    .route("/auth/facebook/channels")
    .get(openToApps("channels"), signedIn, listChannels(accounts))
    .options(preflight("GET"));
  app
    .route("/auth/facebook/account/:accountId")
    .delete(openToApps("delete-account"), signedIn, deleteAccount(accounts))
    .options(preflight("DELETE"));
  app
    .route("/auth/facebook/channel/:channelId")
    .delete(openToApps("delete-channel"), signedIn, deleteChannel(accounts))
    .options(preflight("DELETE"));

  app.get(Object.values(donePaths), guarded("done", "page"), session, done(routeDeps));
  app.get(openPath, guarded("open", "own"), signedIn, openApp(deps.openWindow));
  app.get("/favicon.ico", guarded("favicon", "page"), noContent);
  app.use("/assets", guarded("asset", "own"), signedIn, assets(rendererFolder));
  app.all(["/auth/{*rest}", "/assets/{*rest}"], guarded("none", "own"), notFound);
  app.get("/{*rest}", guarded("web-ui", "page"), localhost, session, webUi(routeDeps));
  app.use(guarded("none", "own"), notFound);
  app.use(handleErrors(deps.log));
  return app;
}

/** Leaves the requests of scripts to the next route. They name their page in `Origin`. */
const skipFetch: RequestHandler = (request, _response, next) =>
  next(request.get("Origin") === undefined ? undefined : "route");

interface GuardDeps extends Pick<AppDeps, "webApps"> {
  readonly port: number;
  readonly isOwnUser: UserCheck;
  readonly sessionsFor: SessionsFor;
}

/** Returns the middleware for each kind of route. `name` is the route's name for the log. */
function createGuards({ port, webApps, isOwnUser, sessionsFor }: GuardDeps) {
  const guarded = (name: string, rule: SenderRule): RequestHandler[] => [
    nameRoute(name),
    guardSender(rule, port),
  ];
  /** For the routes that allowed web apps may fetch, too. */
  const openToApps = (name: string): RequestHandler[] => [
    nameRoute(name),
    guardAppSender(webApps, port),
  ];
  const session = [loadSession(sessionsFor), rejectOtherUsers(sessionsFor, isOwnUser)];
  const signedIn = [...session, requireSignIn(sessionsFor)];
  return { guarded, openToApps, ownUser: requireOwnUser(isOwnUser), session, signedIn };
}
